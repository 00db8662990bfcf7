package dev.lockscope.canary.run;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Knows how it travels, which is no business of a plain room. */
public final class ImportsAFramework {
    /** Empty when it can't be written. */
    public String travelling(ObjectMapper json) {
        return json.createObjectNode().toString();
    }
}
