package dev.lockscope.run;

import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.Report;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State and outcome of a run as of one moment: the outcome becomes visible together with the end of the run. Immutable.
 *
 * @param report null until the run has ended, and if the run is too broken for a report
 * @param histograms empty until the run has ended; see {@link Run#histograms}
 * @param capture {@link Capture#NONE} until the run has ended
 */
public record RunResult(RunState state, @Nullable Report report, Map<String, String> histograms, Capture capture) {
    public static RunResult of(RunState state) {
        return new RunResult(state, null, Map.of(), Capture.NONE);
    }

    RunResult failed() {
        return new RunResult(RunState.FAILED, report, histograms, capture);
    }
}
