package dev.lockscope.experiment;

import dev.lockscope.workload.Ceilings;
import java.util.concurrent.TimeUnit;

/**
 * The upper limits of an experiment.
 *
 * @param runs that count
 * @param millis total duration of these, in milliseconds
 * @param ceilings of each workload
 */
public record ExperimentLimits(long runs, long millis, Ceilings ceilings) {
    public static final ExperimentLimits DEFAULT =
            new ExperimentLimits(500, TimeUnit.HOURS.toMillis(2), Ceilings.NO_SERVER);

    /**
     * Adds a violation if the experiment exceeds these limits.
     *
     * @param requestedRuns of the experiment
     * @param countField name of the field that sets the number of runs
     * @param millisEach duration of each run
     * @param durationField name of the field that sets this duration
     */
    void check(RequestReader request, long requestedRuns, String countField, long millisEach, String durationField) {
        if (requestedRuns > runs) {
            request.addViolation(countField, "must make no more than %d runs, makes %d".formatted(runs, requestedRuns));
        } else if (requestedRuns * millisEach > millis) {
            request.addViolation(
                    durationField,
                    "must be at most %d, so that %d runs take no more than %d s"
                            .formatted(millis / requestedRuns, requestedRuns, TimeUnit.MILLISECONDS.toSeconds(millis)));
        }
    }
}
