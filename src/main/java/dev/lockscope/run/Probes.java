package dev.lockscope.run;

import org.HdrHistogram.Recorder;

/** Where workers of one kind record what they measure; all durations in nanoseconds. Thread-safe. */
final class Probes {
    private final Recorder wait;
    private final Recorder hold;
    private final Recorder overshoot;
    private final Recorder latency;
    private final Recorder uncorrected;

    Probes(Recorders recorders, Kind kind) {
        wait = recorders.of(Metric.WAIT, kind);
        hold = recorders.of(Metric.HOLD, kind);
        overshoot = recorders.of(Metric.OVERSHOOT, kind);
        latency = recorders.of(Metric.LATENCY, kind);
        uncorrected = recorders.of(Metric.UNCORRECTED, kind);
    }

    void operation(long asked, long had, long released) {
        wait.recordValue(had - asked);
        hold.recordValue(released - had);
    }

    void latency(long due, long asked, long returned) {
        latency.recordValue(Math.max(0, returned - due));
        uncorrected.recordValue(returned - asked);
    }

    void overshoot(long nanos) {
        overshoot.recordValue(nanos);
    }
}
