package dev.lockscope.canary.cli;

import dev.lockscope.canary.api.Endpoint;

/** A command that depends on an HTTP resource. */
public final class ImportsTheApi {
    /** Whether this is an endpoint. */
    public boolean isEndpoint(Object it) {
        return it instanceof Endpoint;
    }
}
