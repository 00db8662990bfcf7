package dev.lockscope.canary.live;

import dev.lockscope.canary.api.Door;

/** A feed that wants to know who asks. */
public final class LooksBack {
    /** Whether this is the door that was meant. */
    public boolean servedBy(Object door) {
        return door instanceof Door;
    }
}
