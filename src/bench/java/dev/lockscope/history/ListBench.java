package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Time to list 1,000 stored runs, from a file just opened and repeatedly, and to find the oldest. */
public final class ListBench {
    private static final int RUNS = 1_000;
    private static final int ROUNDS = 50;
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final RunCriteria BY_WAIT =
            new RunCriteria(null, null, null, null, RunOrder.P99_WAIT, true, RUNS, null);

    private ListBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("lockscope-bench");
        try {
            fill(folder);
            long bytes = Files.size(folder.resolve("history.mv.db"));
            System.out.printf(Locale.ROOT, "%,d stored runs in a file of %,d bytes; milliseconds%n", RUNS, bytes);
            try (History history = open(folder)) {
                print("listed the first time", 1, () -> history.list(RunCriteria.ALL));
                print("listed", ROUNDS, () -> history.list(RunCriteria.ALL));
                print("listed by p99 wait", ROUNDS, () -> history.list(BY_WAIT));
                String oldest = history.list(RunCriteria.ALL).getLast().id();
                print(
                        "oldest with its report",
                        ROUNDS,
                        () -> history.stored(oldest)
                                .flatMap(run -> history.records().report(oldest)));
            }
        } finally {
            delete(folder);
        }
    }

    private static History open(Path folder) {
        return History.open(
                folder,
                new RetentionLimits(RUNS, Long.MAX_VALUE),
                new RunCache(1, RUNS, run -> {}),
                JSON,
                System.out::println);
    }

    private static void fill(Path folder) throws Exception {
        try (History history = open(folder)) {
            RunService service = new RunService(new InProcessRunners(Duration.ofMillis(50)), history);
            for (int run = 0; run < RUNS; run++) {
                service.start(Limits.accept(Map.of("durationMillis", 10))).awaitEnd();
            }
        }
    }

    private static void print(String what, int rounds, Supplier<?> work) {
        List<Double> millis =
                Stream.generate(() -> millis(work)).limit(rounds).sorted().toList();
        System.out.printf(
                Locale.ROOT, "  %-24s median %6.1f  max %6.1f%n", what, millis.get(rounds / 2), millis.getLast());
    }

    private static double millis(Supplier<?> work) {
        long began = System.nanoTime();
        Object _ = work.get();
        return (System.nanoTime() - began) / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
