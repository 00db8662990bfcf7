package dev.lockscope.experiment;

import dev.lockscope.workload.Ceilings;
import java.util.concurrent.TimeUnit;

/**
 * The most that may be asked of an experiment.
 *
 * @param runs that count, all together
 * @param millis that these take together, in milliseconds
 * @param ceilings of each of their workloads
 */
public record ExperimentLimits(long runs, long millis, Ceilings ceilings) {
    public static final ExperimentLimits USUAL = new ExperimentLimits(500, TimeUnit.HOURS.toMillis(2), Ceilings.HIGHEST);

    /** Objects, in the field that says how often, to more runs than that, and in the one that says how long, to more time. */
    void bound(RequestReader asked, long makes, String often, long millisEach, String lasting) {
        if (makes > runs) {
            asked.object(often, "must make no more than %d runs, makes %d".formatted(runs, makes));
        } else if (makes * millisEach > millis) {
            asked.object(
                    lasting,
                    "must be at most %d, so that %d runs take no more than %d s"
                            .formatted(millis / makes, makes, TimeUnit.MILLISECONDS.toSeconds(millis)));
        }
    }
}
