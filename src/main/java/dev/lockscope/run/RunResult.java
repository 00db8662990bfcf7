package dev.lockscope.run;

import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.Report;


import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, all of one moment: who sees that it has ended sees what came of it, and nobody sees that before.
 * Immutable.
 *
 * @param report there once the run has ended, but for one so broken that none could be drawn up
 * @param histograms empty until the run has ended; see {@link Run#histograms}
 * @param capture the last one, once the run has ended
 */
public record RunResult(RunState state, @Nullable Report report, Map<String, String> histograms, Capture capture) {
    static RunResult of(RunState state) {
        return new RunResult(state, null, Map.of(), Capture.NONE);
    }

    RunResult failed() {
        return new RunResult(RunState.FAILED, report, histograms, capture);
    }
}
