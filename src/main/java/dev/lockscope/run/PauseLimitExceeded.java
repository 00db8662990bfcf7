package dev.lockscope.run;

import java.time.Duration;

/** A run stood still for as long as one may, and nobody let it go on. */
final class PauseLimitExceeded extends RunBoundExceeded {
    private static final long serialVersionUID = 1;

    PauseLimitExceeded(Duration longest) {
        super("the run was paused for the %s s that one may be".formatted(longest.toMillis() / 1_000.0));
    }
}
