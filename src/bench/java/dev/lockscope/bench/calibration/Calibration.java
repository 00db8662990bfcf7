package dev.lockscope.bench.calibration;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.measure.Report;
import dev.lockscope.runner.ForkedRunners;
import dev.lockscope.runner.Jvms;
import dev.lockscope.runner.Runner;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What locks cost by JMH and by Lockscope, in turns, a new JVM each time; as a table in Markdown. The cost of an operation is
 * min(threads, cores) / throughput, less the floor: the same with no lock, by one reader alone.
 */
public final class Calibration {
    private static final List<String> LOCKS =
            List.of("mutex", "monitor", "read-write", "stamped-optimistic", "concurrent-map", "copy-on-write");

    private static final String NO_LOCK = "unguarded";
    private static final int ROUNDS = 5;
    private static final TimeValue SECOND = TimeValue.seconds(1);
    private static final double NANOS_PER_SECOND = 1e9;

    /** A cost below this many floors is too near to that of no lock. */
    private static final double LEAST_FLOORS = 3;

    /** By which two ratios may differ. */
    private static final double TOLERANCE = 0.15;

    private final ForkedRunners runners =
            ForkedRunners.onDemand(new RunPolicy(Duration.ofMillis(50)), Jvms.onlyDefault(List.of()));

    private Calibration() {}

    public static void main(String[] arguments) throws Exception {
        Calibration calibration = new Calibration();
        calibration.compare("2 readers", "twoReaders", 2, 0);
        calibration.compare("8 readers and 2 writers", "eightAndTwo", 8, 2);
    }

    private void compare(String title, String benchmark, int readers, int writers) throws Exception {
        int threads = readers + writers;
        Series floor = new Series();
        Map<String, Series> byLock = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            floor.add(1, jmh("oneReader", NO_LOCK), lockscope(NO_LOCK, 1, 0));
            for (String lock : LOCKS) {
                byLock.computeIfAbsent(lock, none -> new Series())
                        .add(threads, jmh(benchmark, lock), lockscope(lock, readers, writers));
            }
        }
        print(title, floor, byLock);
    }

    /** Operations per second of one fork. */
    private static double jmh(String benchmark, String lock) throws RunnerException {
        return new org.openjdk.jmh.runner.Runner(new OptionsBuilder()
                        .include(BareLockBench.class.getName() + "." + benchmark + "$")
                        .param("lock", lock)
                        .forks(1)
                        .warmupIterations(2)
                        .warmupTime(SECOND)
                        .measurementIterations(2)
                        .measurementTime(SECOND)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }

    /** Operations per second of one run of a second, as a user would make it. */
    private double lockscope(String lock, int readers, int writers) throws Exception {
        try (Runner runner = runners.take(Workload.DEFAULT_JVM)) {
            Run run = runner.start(
                    Limits.accept(Map.of(
                            "lock", lock,
                            "threads", "platform",
                            "readers", readers,
                            "writers", writers,
                            "pauseMicros", 0)),
                    RunObserver.NOBODY);
            run.awaitEnd();
            Report report = run.report().orElseThrow();
            return (report.reads() + report.writes()) * NANOS_PER_SECOND / report.elapsedNanos();
        }
    }

    private static void print(String title, Series floor, Map<String, Series> byLock) {
        line(
                "%n%s; with no lock, one reader: JMH %.1f ns, Lockscope %.1f ns%n",
                title, floor.jmhNanos(), floor.nanos());
        line("| lock | ns by JMH | ns by Lockscope |%n|---|---|---|");
        byLock.forEach((lock, series) -> line(
                "| %s | %.1f ± %.0f %% | %.1f ± %.0f %% |",
                lock, series.jmhNanos(), 100 * spread(series.jmh), series.nanos(), 100 * spread(series.lockscope)));
        line("%n| locks | ratio of cost by JMH | by Lockscope | |%n|---|---|---|---|");
        List<String> locks = List.copyOf(byLock.keySet());
        for (int a = 0; a < locks.size(); a++) {
            for (int b = a + 1; b < locks.size(); b++) {
                Series ofA = Objects.requireNonNull(byLock.get(locks.get(a)));
                Series ofB = Objects.requireNonNull(byLock.get(locks.get(b)));
                double jmh = ownCost(ofA.jmh, floor.jmh) / ownCost(ofB.jmh, floor.jmh);
                double own = ownCost(ofA.lockscope, floor.lockscope) / ownCost(ofB.lockscope, floor.lockscope);
                line(
                        "| %s / %s | %.2f | %.2f | %s |",
                        locks.get(a), locks.get(b), jmh, own, judgement(ofA, ofB, floor, jmh, own));
            }
        }
    }

    private static String judgement(Series a, Series b, Series floor, double jmh, double own) {
        if (!distinguishable(a, floor) || !distinguishable(b, floor)) {
            return "not judged: nearer than three floors to no lock";
        }
        if (Math.hypot(spread(a.jmh), spread(b.jmh)) > TOLERANCE) {
            return "not judged: JMH's interval is wider than 15 %";
        }
        return Math.abs(Math.log(own / jmh)) <= Math.log1p(TOLERANCE) ? "within 15 %" : "outside";
    }

    private static boolean distinguishable(Series lock, Series floor) {
        return ownCost(lock.jmh, floor.jmh) > LEAST_FLOORS * median(floor.jmh)
                && ownCost(lock.lockscope, floor.lockscope) > LEAST_FLOORS * median(floor.lockscope);
    }

    private static double ownCost(DescriptiveStatistics lock, DescriptiveStatistics floor) {
        return median(lock) - median(floor);
    }

    private static double median(DescriptiveStatistics nanos) {
        return nanos.getPercentile(50);
    }

    /** Half of the 95 % interval of the mean over the forks, by Student's t with four degrees of freedom, as a part of it. */
    private static double spread(DescriptiveStatistics nanos) {
        return 2.776 * nanos.getStandardDeviation() / Math.sqrt(nanos.getN()) / nanos.getMean();
    }

    private static void line(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    /** The nanoseconds of an operation in each round, by both. */
    private static final class Series {
        final DescriptiveStatistics jmh = new DescriptiveStatistics();
        final DescriptiveStatistics lockscope = new DescriptiveStatistics();

        void add(int threads, double jmhPerSecond, double lockscopePerSecond) {
            int busy = Math.min(threads, Runtime.getRuntime().availableProcessors());
            jmh.addValue(busy * NANOS_PER_SECOND / jmhPerSecond);
            lockscope.addValue(busy * NANOS_PER_SECOND / lockscopePerSecond);
        }

        double jmhNanos() {
            return median(jmh);
        }

        double nanos() {
            return median(lockscope);
        }
    }
}
