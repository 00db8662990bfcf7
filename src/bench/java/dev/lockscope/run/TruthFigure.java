package dev.lockscope.run;

import dev.lockscope.run.TruthLock.Side;
import dev.lockscope.run.measure.Report;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A figure as the report says it, and as the lock knows it. */
record TruthFigure(String name, Function<TruthRun, String> said, Function<TruthRun, String> truth) {
    private static final int MILLION = 1_000_000;
    private static final double BILLION = 1e9;

    static final TruthFigure OPERATIONS = new TruthFigure(
            "operations",
            of -> count(of.report().reads() + of.report().writes()),
            of -> count(of.sum(Side::performed)));
    static final TruthFigure REPRESENTED =
            new TruthFigure("operations that the timed ones stand for", of -> count(of.weights()), OPERATIONS.said);
    static final TruthFigure P99_WAIT =
            wait("wait p99", 99, report -> report.waits().all().p99());
    static final TruthFigure LONGEST_WAIT =
            wait("longest wait", 100, report -> report.waits().all().max());
    static final TruthFigure LONGEST_WITHOUT = new TruthFigure(
            "longest wait, at least, by the longest time without the lock",
            of -> "≥ " + duration(of.report().fairness().longestWithoutNanos()),
            LONGEST_WAIT.truth);
    static final TruthFigure LONGEST_HOLD = new TruthFigure(
            "longest hold",
            of -> duration(of.report().holds().all().max()),
            of -> duration(of.histogram(side -> side.hold).getMaxValue()));
    static final TruthFigure LONGEST_RETURN = new TruthFigure(
            "longest return",
            of -> duration(Objects.requireNonNull(of.report().returns()).all().max()),
            of -> duration(of.histogram(side -> side.back).getMaxValue()));
    static final TruthFigure RETURNING = new TruthFigure(
            "worker-seconds returning",
            of -> seconds(Objects.requireNonNull(of.report().budget().returnNanos())),
            of -> seconds(of.sum(Side::returnNanos)));
    static final TruthFigure HELD = new TruthFigure(
            "held",
            of -> ratio(of.report().utilisation()),
            of -> ratio((double) of.sum(Side::holdNanos) / of.report().elapsedNanos()));
    static final TruthFigure WAITED = new TruthFigure(
            "worker-seconds waiting",
            of -> seconds(of.report().budget().waitNanos()),
            of -> seconds(of.sum(Side::waitNanos)));
    static final TruthFigure WORKER_SECONDS = new TruthFigure(
            "worker-seconds",
            of -> seconds(of.report().budget().total()),
            of -> seconds(of.run().workload().workers() * of.report().elapsedNanos()));
    static final TruthFigure EQUALS = new TruthFigure(
            "Jain's index of equal workers", of -> ratio(of.report().fairness().jain()), of -> ratio(1.0));

    private static TruthFigure wait(String name, double percentile, ToLongFunction<Report> said) {
        return new TruthFigure(
                name,
                of -> duration(said.applyAsLong(of.report())),
                of -> duration(of.histogram(side -> side.wait).getValueAtPercentile(percentile)));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / BILLION);
    }

    private static String duration(long nanos) {
        return nanos < MILLION
                ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
