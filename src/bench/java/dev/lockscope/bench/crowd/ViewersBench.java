package dev.lockscope.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Service to many viewers, and their cost; viewers, server and run share one machine. */
public final class ViewersBench {
    private static final int ROUNDS = 3;
    private static final long RUN_MILLIS = 15_000;
    private static final long WARM_MILLIS = 5_000;
    private static final long FILLING_MILLIS = 75_000;
    private static final long SHORT_RUN_MILLIS = 200;

    private ViewersBench() {}

    /** Arguments: any of {@code watching}, {@code conflated}, {@code largest}, {@code deaf}, {@code passing}; default all. */
    public static void main(String[] arguments) throws Exception {
        if (!Server.packaged()) {
            System.out.println("viewers: there is no " + Server.JAR + "; ./mvnw package makes it");
            return;
        }
        List<String> which = arguments.length == 0
                ? List.of("watching", "conflated", "largest", "deaf", "passing")
                : List.of(arguments);
        warmUp();
        for (String one : which) {
            try (Server server = new Server();
                    Crowd crowd = new Crowd(server.site())) {
                server.run(WARM_MILLIS);
                switch (one) {
                    case "watching" -> watching(server, crowd);
                    case "conflated" -> conflated(server, crowd);
                    case "largest" -> largest(server, crowd);
                    case "deaf" -> deaf(server, crowd);
                    case "passing" -> passing(server, crowd);
                    default -> throw new IllegalArgumentException(one);
                }
            }
        }
    }

    /**
     * Warms up the crowd against another server, which is not measured: otherwise the JIT compilation of the crowd's own code
     * takes CPU time from the first run of the measured server.
     */
    private static void warmUp() throws IOException, InterruptedException {
        System.out.println("warm-up of the crowd against another server");
        try (Server another = new Server();
                Crowd crowd = new Crowd(another.site())) {
            gather(another, crowd, 1_000);
            watched(another, crowd);
        }
    }

    /** Alternates runs with a thousand viewers and with none. */
    private static void watching(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("1,000 viewers");
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double alone = operationsPerSecond(server.run(RUN_MILLIS));
            gather(server, crowd, 1_000);
            double watched = watched(server, crowd);
            crowd.leave();
            ratios.add(watched / alone);
            System.out.printf(Locale.ROOT, "    with no viewer %,.0f, ratio %.3f%n", alone, watched / alone);
        }
        System.out.printf(
                Locale.ROOT,
                "  median ratio %.3f%n",
                ratios.stream().sorted().toList().get(ROUNDS / 2));
    }

    /** More viewers than can receive every snapshot in time. */
    private static void conflated(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("5,000 viewers");
        gather(server, crowd, 5_000);
        watched(server, crowd);
        watched(server, crowd);
        crowd.leave();
    }

    /** The same number of viewers with the largest workload allowed. */
    private static void largest(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("5,000 viewers of 20,000 workers and 1,000 keys");
        gather(server, crowd, 5_000);
        String id =
                server.start(Map.of("durationMillis", RUN_MILLIS, "readers", 18_000, "writers", 2_000, "keys", 1_000));
        JsonNode run = server.ended("/api/runs/" + id);
        crowd.settle();
        System.out.printf(
                Locale.ROOT,
                "  %s%n    %s, %,.0f operations/s%n    %s%n",
                crowd.shares(server.snapshots(run)),
                run.path("state").asText(),
                operationsPerSecond(run),
                Footprint.of(server.pid()));
        crowd.leave();
    }

    /** A hundred reading viewers, then a hundred more that read nothing of a run larger than the kernel's buffers. */
    private static void deaf(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("100 viewers, and then 100 who do not read");
        gather(server, crowd, 100);
        watched(server, crowd);
        server.run(FILLING_MILLIS);
        crowd.leave();
        // Reading viewers replay the run first, so that the heap has grown before the baseline is taken.
        crowd.join(100);
        crowd.settle();
        crowd.forget();
        Footprint before = Footprint.of(server.pid());
        crowd.joinWithoutReading(100);
        long held = SendQueues.full(server.site().getPort());
        Footprint after = Footprint.of(server.pid());
        System.out.printf(
                Locale.ROOT,
                "  before  %s%n  after   %s%n  each: heap %,d  resident %,d  held by the kernel %,d bytes%n",
                before,
                after,
                (after.heap() - before.heap()) / 100,
                (after.resident() - before.resident()) / 100,
                held / 100);
        watched(server, crowd);
        crowd.leave();
    }

    /** Ten thousand connects and disconnects, a thousand at a time, after a first thousand as warm-up. */
    private static void passing(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("10,000 connects and disconnects");
        server.run(SHORT_RUN_MILLIS);
        crowd.join(1_000);
        crowd.leave();
        Footprint before = Footprint.of(server.pid());
        for (int thousand = 0; thousand < 10; thousand++) {
            crowd.join(1_000);
            crowd.leave();
        }
        System.out.printf("  before  %s%n  after   %s%n", before, Footprint.of(server.pid()));
    }

    /** Connects viewers after a short run, because each first receives the latest run from its start. */
    private static void gather(Server server, Crowd crowd, int viewers) throws IOException, InterruptedException {
        server.run(SHORT_RUN_MILLIS);
        crowd.join(viewers);
        crowd.settle();
        crowd.forget();
    }

    /** Performs a run with the crowd connected; returns operations per second. */
    private static double watched(Server server, Crowd crowd) throws IOException, InterruptedException {
        JsonNode run = server.run(RUN_MILLIS);
        crowd.settle();
        double operations = operationsPerSecond(run);
        System.out.printf(
                Locale.ROOT, "  %s%n    %,.0f operations/s%n", crowd.shares(server.snapshots(run)), operations);
        crowd.forget();
        return operations;
    }

    private static double operationsPerSecond(JsonNode run) {
        JsonNode report = run.path("report");
        return (report.path("reads").asLong() + report.path("writes").asLong())
                * 1e9
                / report.path("elapsedNanos").asLong();
    }
}
