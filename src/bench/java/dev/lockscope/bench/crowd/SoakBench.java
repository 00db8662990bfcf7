package dev.lockscope.bench.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Resource use of a server over a long session: runs with each lock in turn, viewers that connect, disconnect and reconnect,
 * live changes, runs that are named, exported, deleted and restored, and occasional duels. Prints the server's footprint once
 * a minute. Any error response ends the benchmark.
 */
public final class SoakBench {
    private static final int MINUTES = 30;
    private static final int VIEWERS = 50;
    private static final long RUN_MILLIS = 3_000;
    private static final List<String> LOCKS = List.of(
            "mutex",
            "mutex-fair",
            "monitor",
            "semaphore",
            "spin",
            "read-write",
            "read-write-fair",
            "stamped",
            "stamped-optimistic",
            "striped",
            "concurrent-map",
            "copy-on-write",
            "owner",
            "unguarded");

    /** So few that old runs are deleted from the first minutes on. */
    private static final String MAX_RUNS = "40";

    private final Server server;
    private final Crowd crowd;
    private int rounds;

    private SoakBench(Server server, Crowd crowd) {
        this.server = server;
        this.crowd = crowd;
    }

    /** Argument: the number of minutes; default {@value #MINUTES}. */
    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length == 0 ? MINUTES : Integer.parseInt(arguments[0]);
        Path data = Files.createTempDirectory("soak");
        try (Server server = new Server(Map.of("lockscope.data", data.toString(), "lockscope.kept-runs", MAX_RUNS));
                Crowd crowd = new Crowd(server.site())) {
            new SoakBench(server, crowd).soak(minutes);
        }
    }

    private void soak(int minutes) throws IOException, InterruptedException {
        System.out.println("soak, minute by minute");
        List<Footprint> footprints = new ArrayList<>();
        for (int minute = 1; minute <= minutes; minute++) {
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (System.nanoTime() < until) {
                round();
            }
            footprints.add(Footprint.of(server.pid()));
            System.out.printf("  %3d  %4d runs  %s%n", minute, rounds, footprints.getLast());
        }
        int third = minutes / 3;
        List<Footprint> middle = footprints.subList(third, 2 * third);
        List<Footprint> last = footprints.subList(2 * third, minutes);
        System.out.printf(
                Locale.ROOT,
                "  medians of the second and the last third: heap %.2f and %.2f MB, resident %.1f and %.1f MB, %d and %d threads, %d and %d descriptors%n",
                median(middle, Footprint::heap) / 1e6,
                median(last, Footprint::heap) / 1e6,
                median(middle, Footprint::resident) / 1e6,
                median(last, Footprint::resident) / 1e6,
                median(middle, Footprint::threads),
                median(last, Footprint::threads),
                median(middle, Footprint::descriptors),
                median(last, Footprint::descriptors));
    }

    /** One run with all actions on it. */
    private void round() throws IOException, InterruptedException {
        String lock = LOCKS.get(rounds++ % LOCKS.size());
        crowd.join(VIEWERS);
        String run = "/api/runs/"
                + server.start(Map.of("lock", lock, "durationMillis", RUN_MILLIS, "captureWaitOverMicros", 1_000));
        server.send("PATCH", run, Map.of("readers", 50, "pauseMicros", 500));
        crowd.leave();
        crowd.join(VIEWERS);
        server.send("POST", run + "/pause", Map.of());
        server.send("PATCH", run, Map.of("name", lock, "note", "round " + rounds));
        server.send("POST", run + "/resume", Map.of());
        server.ended(run);
        crowd.leave();
        for (String form : List.of("/log", "/page.html", "/snapshots.csv", "/histograms.hlog", "/capture")) {
            server.send("GET", run + form, Map.of());
        }
        server.send("DELETE", run, Map.of());
        if (rounds % 2 == 0) {
            server.send("POST", run + "/restore", Map.of());
        }
        if (rounds % LOCKS.size() == 0) {
            duel();
        }
    }

    private void duel() throws IOException, InterruptedException {
        String duel = Server.id(server.send("POST", "/api/duels", Map.of("slices", 10, "sliceMillis", 20)));
        server.ended("/api/duels/" + duel);
        server.send("DELETE", "/api/duels/" + duel, Map.of());
    }

    private static long median(List<Footprint> footprints, ToLongFunction<Footprint> metric) {
        return footprints.stream().mapToLong(metric).sorted().toArray()[footprints.size() / 2];
    }
}
