package dev.lockscope.bench;

import dev.lockscope.bench.calibration.Calibration;
import dev.lockscope.bench.crowd.SoakBench;
import dev.lockscope.bench.crowd.ViewersBench;
import dev.lockscope.experiment.LawBench;
import dev.lockscope.history.ListBench;
import dev.lockscope.page.PageBench;
import dev.lockscope.run.PowerBench;
import dev.lockscope.run.TruthBench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;

/**
 * The benchmarks. Arguments: the benchmark ({@code all}, {@code paced}, {@code unpaced}, {@code heap}, {@code snapshots},
 * {@code truth}, {@code history}, {@code viewers}, {@code page}, {@code start}, {@code garbage}, {@code law}, or
 * {@code calibration}, {@code soak} and {@code power}, which take long and are not part of {@code all}), then, for {@code paced}, the peer's program.
 */
public final class Bench {
    private static final int ROUNDS = 5;

    /** Runs of a paced workload per process, of which the last counts; by then the engine is compiled. */
    private static final int WARM = 8;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String which = arguments.length == 0 ? "all" : arguments[0];
        String peer = arguments.length < 2 ? "" : arguments[1];
        if (runs("paced", which)) {
            paced(peer, "100", "10", "classic");
            paced(peer, "1000", "100", "1,100 workers");
            paced(peer, "10000", "1000", "11,000 workers");
            inTurns("11,000 virtual threads that only rest for 1 ms", List.of(resting("sleep"), resting("park")));
        }
        if (runs("unpaced", which)) {
            unpaced("1", "1");
            unpaced("100", "10");
        }
        if (runs("heap", which)) {
            inTurns(
                    "11,000 workers in 256 MB",
                    List.of(Contestant.java(
                            "-Xmx256m", OneRun.class, List.of("-Xmx256m"), "3", "readers=10000", "writers=1000")));
        }
        if (runs("snapshots", which)) {
            SnapshotGaps.main(new String[0]);
        }
        if (runs("truth", which)) {
            TruthBench.main(new String[0]);
        }
        if (runs("history", which)) {
            ListBench.main(new String[0]);
        }
        if (runs("viewers", which)) {
            ViewersBench.main(new String[0]);
        }
        if (runs("page", which)) {
            PageBench.main(new String[0]);
        }
        if (runs("start", which)) {
            FirstAnswer.measure();
        }
        if (runs("law", which)) {
            LawBench.main(new String[0]);
        }
        if (which.equals("power")) {
            PowerBench.main(new String[] {"20", "3000", "50"});
        }
        if (which.equals("calibration")) {
            Calibration.main(new String[0]);
        }
        if (which.equals("soak")) {
            SoakBench.main(new String[0]);
        }
        if (runs("garbage", which)) {
            Main.main(new String[] {"dev.lockscope.run.OperationBench", "-prof", "gc"});
        }
    }

    private static Contestant resting(String how) {
        return Contestant.java(how, RestingThreads.class, List.of(), how, "11000", "2000");
    }

    private static boolean runs(String one, String which) {
        return which.equals("all") || which.equals(one);
    }

    private static void paced(String peer, String readers, String writers, String title)
            throws IOException, InterruptedException {
        String[] workers = {"readers=" + readers, "writers=" + writers};
        List<Contestant> contestants = new ArrayList<>();
        if (!peer.isBlank()) {
            contestants.add(new Contestant(
                    "peer", List.of(peer, "-readers", readers, "-writers", writers, "-pause", "1ms", "-for", "1s")));
        }
        contestants.add(Contestant.lockscope("closed", WARM, workers));
        contestants.add(Contestant.lockscope(
                "open",
                WARM,
                Stream.concat(Stream.of(workers), Stream.of("pacing=open")).toArray(String[]::new)));
        inTurns(title + ", 1 ms", contestants);
    }

    private static void unpaced(String readers, String writers) throws IOException, InterruptedException {
        inTurns(
                readers + " + " + writers + " platform threads, no pause",
                List.of(
                        Contestant.java("plain loop", PlainLoop.class, List.of(), readers, writers, "2000"),
                        Contestant.lockscope(
                                "lockscope",
                                2,
                                "readers=" + readers,
                                "writers=" + writers,
                                "threads=platform",
                                "pauseMicros=0",
                                "durationMillis=2000")));
    }

    /** Runs each contestant once per round, so that drift of the machine affects all; prints medians and ratios to the first. */
    private static void inTurns(String title, List<Contestant> contestants) throws IOException, InterruptedException {
        List<List<Double>> results =
                contestants.stream().<List<Double>>map(c -> new ArrayList<>()).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = 0; c < contestants.size(); c++) {
                results.get(c).add(contestants.get(c).operationsPerSecond());
            }
        }
        System.out.println(title);
        double first = median(results.getFirst());
        for (int c = 0; c < contestants.size(); c++) {
            List<Double> sorted = results.get(c).stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s median %,14.0f  min %,14.0f  max %,14.0f operations/s  ratio %.3f%n",
                    contestants.get(c).name(),
                    median(sorted),
                    sorted.getFirst(),
                    sorted.getLast(),
                    median(sorted) / first);
        }
    }

    private static double median(List<Double> results) {
        return results.stream().sorted().toList().get(results.size() / 2);
    }
}
