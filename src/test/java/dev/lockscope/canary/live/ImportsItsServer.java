package dev.lockscope.canary.live;

import dev.lockscope.canary.api.Endpoint;

/** A feed that depends on the API that serves it. */
public final class ImportsItsServer {
    /** Whether this is an endpoint. */
    public boolean servedBy(Object endpoint) {
        return endpoint instanceof Endpoint;
    }
}
