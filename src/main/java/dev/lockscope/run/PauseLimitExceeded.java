package dev.lockscope.run;

import java.time.Duration;

/** A run was paused for the longest time allowed in all. */
final class PauseLimitExceeded extends RunBoundExceeded {
    private static final long serialVersionUID = 1;

    PauseLimitExceeded(Duration longest) {
        super("the run was paused for %s s, the longest allowed".formatted(longest.toMillis() / 1_000.0));
    }
}
