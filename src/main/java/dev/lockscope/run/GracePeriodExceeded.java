package dev.lockscope.run;

import java.time.Duration;

/** A run did not complete something within its grace period. */
public final class GracePeriodExceeded extends RunBoundExceeded {
    private static final long serialVersionUID = 1;

    /** @param what was not completed */
    public GracePeriodExceeded(String what, Duration grace) {
        super("%s in the %s s of grace".formatted(what, grace.toMillis() / 1_000.0));
    }
}
