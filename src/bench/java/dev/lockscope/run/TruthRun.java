package dev.lockscope.run;

import dev.lockscope.run.TruthLock.Side;
import dev.lockscope.run.measure.HistogramText;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.worker.WorkerKind;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** An ended run, its report, and the lock that knows what it did. */
record TruthRun(TruthLock truth, Run run, Report report) {
    private static final long PERIOD_NANOS = 10_000_000;

    /** A number of both kinds of workers. */
    long sum(ToLongFunction<Side> part) {
        return part.applyAsLong(truth.of(WorkerKind.READER)) + part.applyAsLong(truth.of(WorkerKind.WRITER));
    }

    /** A distribution of both kinds of workers. */
    Histogram histogram(Function<Side, ? extends Histogram> part) {
        Histogram sum = new Histogram(3);
        sum.add(part.apply(truth.of(WorkerKind.READER)));
        sum.add(part.apply(truth.of(WorkerKind.WRITER)));
        return sum;
    }

    /** Sum of the weights of the timed operations. */
    long weights() {
        Map<String, String> texts = run.histograms();
        return HistogramText.read(texts.get("wait-reads")).getTotalCount()
                + HistogramText.read(texts.get("wait-writes")).getTotalCount();
    }

    /** Operations due every 10 ms until the end. */
    long due() {
        return 1 + report.elapsedNanos() / PERIOD_NANOS;
    }
}
