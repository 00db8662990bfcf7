package dev.lockscope.run;

import java.time.Duration;

/** The grace of a run was over, but something that had to be done by then was not. */
public final class GracePeriodExceeded extends RunBoundExceeded {
    private static final long serialVersionUID = 1;

    /** @param what was not done */
    public GracePeriodExceeded(String what, Duration grace) {
        super("%s in the %s s of grace".formatted(what, grace.toMillis() / 1_000.0));
    }
}
