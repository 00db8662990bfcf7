package dev.lockscope.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What many viewers get, and what they cost; they are on the same machine as the server and its run. */
public final class ViewersBench {
    private static final int ROUNDS = 3;
    private static final long RUN_MILLIS = 15_000;
    private static final long WARM_MILLIS = 5_000;

    private ViewersBench() {}

    /** Arguments: which ones, of {@code watching}, {@code conflated}, {@code deaf}, {@code passing}; all without any. */
    public static void main(String[] arguments) throws Exception {
        if (!Server.packaged()) {
            System.out.println("viewers: there is no " + Server.JAR + "; ./mvnw package makes it");
            return;
        }
        List<String> which = arguments.length == 0
                ? List.of("watching", "conflated", "deaf", "passing") : List.of(arguments);
        for (String one : which) {
            try (Server server = new Server(); Crowd crowd = new Crowd(server.site())) {
                switch (one) {
                    case "watching" -> watching(server, crowd);
                    case "passing" -> passing(server, crowd);
                    default -> throw new IllegalArgumentException(one);
                }
            }
        }
    }

    /** Runs with a thousand viewers and with none, in turns. */
    private static void watching(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("1,000 viewers");
        server.run(WARM_MILLIS);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double alone = operationsPerSecond(server.run(RUN_MILLIS));
            crowd.join(1_000);
            JsonNode run = server.run(RUN_MILLIS);
            Shares shares = crowd.shares(server.snapshots(run));
            crowd.leave();
            crowd.forget();
            double watched = operationsPerSecond(run);
            ratios.add(watched / alone);
            System.out.printf(Locale.ROOT, "  %s%n  operations/s %,.0f, with no viewer %,.0f, ratio %.3f%n",
                    shares, watched, alone, watched / alone);
        }
        System.out.printf(Locale.ROOT, "  median ratio %.3f%n", ratios.stream().sorted().toList().get(ROUNDS / 2));
    }

    /** Ten thousand come and go, a thousand at a time. */
    private static void passing(Server server, Crowd crowd) throws IOException, InterruptedException {
        System.out.println("10,000 connects and disconnects");
        server.run(WARM_MILLIS);
        crowd.join(1_000);
        crowd.leave();
        Footprint before = Footprint.of(server.pid());
        for (int thousand = 0; thousand < 10; thousand++) {
            crowd.join(1_000);
            crowd.leave();
        }
        System.out.printf("  before  %s%n  after   %s%n", before, Footprint.of(server.pid()));
    }

    private static double operationsPerSecond(JsonNode run) {
        JsonNode report = run.path("report");
        return (report.path("reads").asLong() + report.path("writes").asLong()) * 1e9 / report.path("elapsedNanos").asLong();
    }
}
