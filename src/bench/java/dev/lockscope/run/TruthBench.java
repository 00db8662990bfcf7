package dev.lockscope.run;

import dev.lockscope.run.TruthLock.Delays;
import dev.lockscope.run.TruthLock.Fault;
import dev.lockscope.run.TruthLock.Side;
import dev.lockscope.run.measure.HistogramText;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.workload.Ceilings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** What is said about runs of a lock that knows what it did, beside the truth, as a table in Markdown. */
public final class TruthBench {
    private static final int MILLION = 1_000_000;
    private static final double BILLION = 1e9;
    private static final long PERIOD_NANOS = 10L * MILLION;

    private final String mode;
    private final String name;
    private final TruthLock truth;
    private final Run run;
    private final Report report;

    private TruthBench(Case of, TruthLock truth, Run run, Report report) {
        this.mode = of.mode;
        this.name = of.name;
        this.truth = truth;
        this.run = run;
        this.report = report;
    }

    /** What is done to a run while it is active. */
    @FunctionalInterface
    private interface Action {
        void perform(Run run) throws Exception;
    }

    private record Figure(String name, Function<TruthBench, String> said, Function<TruthBench, String> truth) {}

    private record Case(
            String mode, String name, Map<String, ?> workload, TruthLock lock, Action action, List<Figure> figures) {
        private Case(String mode, String name, Map<String, ?> workload, TruthLock lock, Figure... figures) {
            this(mode, name, workload, lock, run -> {}, List.of(figures));
        }

        private Case during(Action action) {
            return new Case(mode, name, workload, lock, action, figures);
        }
    }

    private static final Figure OPERATIONS = new Figure(
            "operations", of -> count(of.report.reads() + of.report.writes()), of -> count(of.sum(Side::performed)));
    private static final Figure REPRESENTED =
            new Figure("operations that the timed ones stand for", of -> count(of.weights()), OPERATIONS.said);
    private static final Figure P99_WAIT =
            wait("wait p99", 99, report -> report.waits().all().p99());
    private static final Figure LONGEST_WAIT =
            wait("longest wait", 100, report -> report.waits().all().max());
    private static final Figure LONGEST_HOLD = new Figure(
            "longest hold",
            of -> duration(of.report.holds().all().max()),
            of -> duration(of.histogram(side -> side.hold).getMaxValue()));
    private static final Figure LONGEST_RETURN = new Figure(
            "longest return",
            of -> duration(Objects.requireNonNull(of.report.returns()).all().max()),
            of -> duration(of.histogram(side -> side.back).getMaxValue()));
    private static final Figure RETURNING = new Figure(
            "worker-seconds returning",
            of -> seconds(Objects.requireNonNull(of.report.budget().returnNanos())),
            of -> seconds(of.sum(Side::returnNanos)));
    private static final Figure HELD = new Figure(
            "held",
            of -> ratio(of.report.utilisation()),
            of -> ratio((double) of.sum(Side::holdNanos) / of.report.elapsedNanos()));
    private static final Figure WAITED = new Figure(
            "worker-seconds waiting",
            of -> seconds(of.report.budget().waitNanos()),
            of -> seconds(of.sum(Side::waitNanos)));
    private static final Figure WORKER_SECONDS = new Figure(
            "worker-seconds",
            of -> seconds(of.report.budget().total()),
            of -> seconds(of.run.workload().workers() * of.report.elapsedNanos()));
    private static final Figure EQUALS = new Figure(
            "Jain's index of equal workers", of -> ratio(of.report.fairness().jain()), of -> ratio(1.0));

    public static void main(String[] arguments) throws Exception {
        // The first run is of code that is not compiled.
        of(new Case("", "", Map.of("durationMillis", 1_000, "pauseMicros", 0), correct()));
        System.out.println("| mode | case | figure | said | true |");
        System.out.println("|---|---|---|---|---|");
        for (Case each : cases()) {
            of(each).print(each.figures);
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(allTimed());
        cases.addAll(sampled());
        cases.addAll(open());
        cases.addAll(changing());
        cases.addAll(limits());
        cases.addAll(verdicts());
        return cases;
    }

    private static List<Case> allTimed() {
        Delays lateOnes = new Delays(2_000, 0, 0, 50);
        Delays longOnes = new Delays(0, 2_000, 0, 50);
        return List.of(
                new Case(
                        "all timed",
                        "classic, virtual, every 50th waits 2 ms longer",
                        Map.of(),
                        TruthLock.delayed(lateOnes),
                        OPERATIONS,
                        P99_WAIT,
                        LONGEST_WAIT),
                new Case(
                        "all timed",
                        "classic, platform, every 50th waits 2 ms longer",
                        Map.of("threads", "platform"),
                        TruthLock.delayed(lateOnes),
                        OPERATIONS,
                        P99_WAIT,
                        LONGEST_WAIT),
                new Case(
                        "all timed",
                        "4 + 2, virtual, every 50th held 2 ms longer",
                        Map.of("readers", 4, "writers", 2),
                        TruthLock.delayed(longOnes),
                        HELD,
                        LONGEST_HOLD,
                        WAITED),
                new Case(
                        "all timed",
                        "4 + 2, virtual, every 50th returns 5 ms late",
                        Map.of("readers", 4, "writers", 2),
                        TruthLock.delayed(new Delays(0, 0, 5_000, 50)),
                        LONGEST_RETURN,
                        RETURNING),
                new Case(
                        "all timed",
                        "1,000 + 100, platform, pause 20 ms",
                        Map.of("readers", 1_000, "writers", 100, "threads", "platform", "pauseMicros", 20_000),
                        correct(),
                        OPERATIONS,
                        P99_WAIT,
                        LONGEST_WAIT));
    }

    private static List<Case> sampled() {
        return List.of(
                new Case(
                        "sampled",
                        "1 + 1, platform, every 500th held 2 ms longer",
                        unpaced("platform", 1, 1),
                        TruthLock.delayed(new Delays(0, 2_000, 0, 500)),
                        HELD,
                        LONGEST_HOLD),
                new Case(
                        "sampled",
                        "1 + 1, platform",
                        unpaced("platform", 1, 1),
                        correct(),
                        OPERATIONS,
                        REPRESENTED,
                        LONGEST_WAIT),
                new Case(
                        "sampled",
                        "8 + 8, platform",
                        unpaced("platform", 8, 8),
                        correct(),
                        OPERATIONS,
                        REPRESENTED,
                        LONGEST_WAIT),
                new Case(
                        "sampled",
                        "50 + 50, virtual",
                        unpaced("virtual", 50, 50),
                        correct(),
                        OPERATIONS,
                        REPRESENTED,
                        LONGEST_WAIT),
                new Case(
                        "sampled",
                        "2,000 readers, virtual, for 300 ms",
                        with(unpaced("virtual", 2_000, 0), "durationMillis", 300),
                        correct(),
                        OPERATIONS,
                        REPRESENTED),
                new Case(
                        "sampled",
                        "500 readers, virtual, hold 2 ms parked",
                        with(with(unpaced("virtual", 500, 0), "holdMicros", 2_000), "holdKind", "park"),
                        correct(),
                        OPERATIONS,
                        HELD));
    }

    private static List<Case> open() {
        return List.of(
                new Case(
                        "open",
                        "100 + 10, virtual, every 50th waits 2 ms longer",
                        Map.of("pacing", "open"),
                        TruthLock.delayed(new Delays(2_000, 0, 0, 50)),
                        OPERATIONS,
                        P99_WAIT,
                        LONGEST_WAIT),
                new Case(
                        "open",
                        "100 + 10, platform, every 50th waits 2 ms longer",
                        Map.of("pacing", "open", "threads", "platform"),
                        TruthLock.delayed(new Delays(2_000, 0, 0, 50)),
                        OPERATIONS,
                        P99_WAIT,
                        LONGEST_WAIT),
                new Case(
                        "open",
                        "1 reader, due every 10 ms, held 15 ms",
                        Map.of(
                                "pacing",
                                "open",
                                "readers",
                                1,
                                "writers",
                                0,
                                "pauseMicros",
                                10_000,
                                "holdMicros",
                                15_000,
                                "durationMillis",
                                3_000),
                        correct(),
                        new Figure(
                                "operations due",
                                of -> count(
                                        of.report.reads() + of.report.cutOff().due()),
                                of -> count(of.due()))));
    }

    /** Operations due every 10 ms until the end. */
    private long due() {
        return 1 + report.elapsedNanos() / PERIOD_NANOS;
    }

    private static List<Case> changing() {
        return List.of(
                new Case(
                        "ramp",
                        "100 + 10, virtual, over 1,400 of 1,500 ms",
                        Map.of("rampMillis", 1_400),
                        correct(),
                        OPERATIONS,
                        EQUALS),
                new Case(
                                "ramp",
                                "100 + 10, virtual, over 60 s, stopped after 0.5",
                                Map.of("rampMillis", 59_000, "durationMillis", 60_000),
                                correct(),
                                new Figure(
                                        "made none",
                                        of -> count(of.report.fairness().without()),
                                        of -> count(0)))
                        .during(active -> {
                            rest(500);
                            active.stop();
                        }),
                new Case(
                                "pauses",
                                "1,000 + 100, virtual, ten pauses",
                                Map.of("readers", 1_000, "writers", 100),
                                correct(),
                                OPERATIONS,
                                WORKER_SECONDS)
                        .during(TruthBench::pauseTenTimes),
                new Case(
                                "pauses",
                                "10 + 10, platform, ten pauses",
                                Map.of("threads", "platform", "readers", 10, "writers", 10),
                                correct(),
                                OPERATIONS,
                                WORKER_SECONDS)
                        .during(TruthBench::pauseTenTimes),
                new Case(
                                "live",
                                "20 readers, then 10",
                                Map.of("readers", 20, "writers", 0),
                                correct(),
                                OPERATIONS,
                                EQUALS)
                        .during(halfway(Map.of("readers", 10))),
                new Case(
                                "live",
                                "2 + 2, platform, pause 1 ms, then none",
                                Map.of("readers", 2, "writers", 2, "threads", "platform"),
                                correct(),
                                OPERATIONS,
                                REPRESENTED,
                                LONGEST_WAIT)
                        .during(halfway(Map.of("pauseMicros", 0))),
                new Case(
                                "live",
                                "2 + 2, platform, hold 1 ms, pause 5 ms, then none",
                                Map.of(
                                        "readers",
                                        2,
                                        "writers",
                                        2,
                                        "threads",
                                        "platform",
                                        "holdMicros",
                                        1_000,
                                        "pauseMicros",
                                        5_000),
                                correct(),
                                OPERATIONS,
                                HELD,
                                LONGEST_HOLD,
                                LONGEST_WAIT)
                        .during(halfway(Map.of("pauseMicros", 0))));
    }

    private static List<Case> limits() {
        Figure limit = new Figure("limit", of -> count(of.report.limit()), of -> count(of.sum(Side::performed)));
        return List.of(
                new Case(
                        "limit",
                        "100 + 10, pause 600 ms, 1 s",
                        Map.of("pauseMicros", 600_000, "durationMillis", 1_000),
                        correct(),
                        limit),
                new Case(
                        "limit",
                        "100 + 10, pause 10 s, 1 s",
                        Map.of("pauseMicros", 10_000_000, "durationMillis", 1_000),
                        correct(),
                        limit));
    }

    private static List<Case> verdicts() {
        List<Case> cases = new ArrayList<>();
        cases.add(verdict("correct", Fault.NONE, 1, "acceptable", unpaced("platform", 8, 8)));
        cases.add(verdict("no writers", Fault.NONE, 1, "unchecked", unpaced("platform", 8, 0)));
        for (Fault always : List.of(Fault.DROPS, Fault.READS_TWICE, Fault.READS_LATER)) {
            cases.add(verdict(words(always) + ", one in 2", always, 2, "forbidden", unpaced("platform", 8, 8)));
        }
        cases.add(verdict("changes value, one in 10", Fault.CHANGES_VALUE, 10, "forbidden", unpaced("platform", 8, 8)));
        for (Fault rare : List.of(Fault.GIVES_BACK_EARLY, Fault.TWO_WRITERS, Fault.READER_PASSES, Fault.WRONG_STRIPE)) {
            cases.add(verdict(words(rare) + ", one in 1,000", rare, 1_000, "forbidden", unpaced("platform", 8, 8)));
        }
        return cases;
    }

    private static Case verdict(String name, Fault fault, int oneIn, String grade, Map<String, ?> workload) {
        return new Case(
                "verdict",
                "8 + 8, platform, no pause: " + name,
                with(workload, "durationMillis", 3_000),
                TruthLock.faulty(fault, oneIn),
                new Figure(
                        "grade",
                        of -> of.report.verdict().grade().name().toLowerCase(Locale.ROOT),
                        of -> fault.overlaps()
                                ? "%s, %,d overlaps"
                                        .formatted(of.truth.overlaps() > 0 ? grade : "acceptable", of.truth.overlaps())
                                : grade));
    }

    private static String words(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, ?> unpaced(String threads, int readers, int writers) {
        return Map.of("threads", threads, "readers", readers, "writers", writers, "pauseMicros", 0);
    }

    private static Map<String, ?> with(Map<String, ?> workload, String parameter, Object value) {
        Map<String, Object> more = new HashMap<>(workload);
        more.put(parameter, value);
        return more;
    }

    private static TruthLock correct() {
        return TruthLock.delayed(Delays.NONE);
    }

    private static Action halfway(Map<String, ?> changes) {
        return run -> {
            rest(700);
            run.adjust(changes, Ceilings.HIGHEST);
        };
    }

    private static void pauseTenTimes(Run run) throws Exception {
        for (int time = 0; time < 10; time++) {
            rest(50);
            run.pause();
            rest(20);
            run.resume();
        }
    }

    private static void rest(long millis) {
        long untilSystemNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() - untilSystemNanos < 0) {
            LockSupport.parkNanos(untilSystemNanos - System.nanoTime());
        }
    }

    private static TruthBench of(Case each) throws Exception {
        Map<String, Object> workload = new HashMap<>(Map.of("durationMillis", 1_500));
        workload.putAll(each.workload);
        Run run = Runs.started(workload, each.lock.kind(), Runs.NOBODY);
        each.action.perform(run);
        return new TruthBench(each, each.lock, run, Runs.ended(run));
    }

    private void print(List<Figure> figures) {
        for (Figure figure : figures) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    mode,
                    name,
                    figure.name,
                    figure.said.apply(this),
                    figure.truth.apply(this));
        }
    }

    private static Figure wait(String name, double percentile, ToLongFunction<Report> said) {
        return new Figure(
                name,
                of -> duration(said.applyAsLong(of.report)),
                of -> duration(of.histogram(side -> side.wait).getValueAtPercentile(percentile)));
    }

    private long sum(ToLongFunction<Side> part) {
        return part.applyAsLong(truth.of(WorkerKind.READER)) + part.applyAsLong(truth.of(WorkerKind.WRITER));
    }

    private Histogram histogram(Function<Side, ? extends Histogram> part) {
        Histogram sum = new Histogram(3);
        sum.add(part.apply(truth.of(WorkerKind.READER)));
        sum.add(part.apply(truth.of(WorkerKind.WRITER)));
        return sum;
    }

    private long weights() {
        Map<String, String> texts = run.histograms();
        return HistogramText.read(texts.get("wait-reads")).getTotalCount()
                + HistogramText.read(texts.get("wait-writes")).getTotalCount();
    }

    private static String count(long number) {
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
