package dev.lockscope.canary.run;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Knows its own wire format. */
public final class ImportsJackson {
    /** An empty object. */
    public String text(ObjectMapper json) {
        return json.createObjectNode().toString();
    }
}
