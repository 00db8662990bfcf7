package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.RunLabels;
import dev.lockscope.run.Run;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** A file of runs in which single bits are flipped. */
public final class DamagedFile {
    private static final int MOST_OF_A_VALUE = 64;

    private DamagedFile() {}

    /** Runs of some seconds, by what is damaged of them. */
    public record Runs(String sound, String firstSnapshots, String lastSnapshots, String report, String row) {}

    public static Runs leaveIn(Path folder, ObjectMapper json) throws Exception {
        String[] ids = new String[5];
        try (History history =
                History.open(folder, TestHistory.AMPLE, new RunCache(1, 1_000_000, run -> {}), json, warning -> {
                    throw new AssertionError(warning);
                })) {
            RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(10)), history);
            for (int at = 0; at < ids.length; at++) {
                Run run =
                        runService.start(Limits.accept(Map.of("durationMillis", at == 2 ? 3_500 : 400, "readers", 4)));
                run.awaitEnd();
                ids[at] = run.id();
            }
            history.label(ids[4], new RunLabels("the damaged one", null, false).changes());
        }
        Runs runs = new Runs(ids[0], ids[1], ids[2], ids[3], ids[4]);
        flip(folder, snapshots(folder, runs.firstSnapshots, "ASC"));
        flip(folder, snapshots(folder, runs.lastSnapshots, "DESC"));
        flip(folder, value(folder, "SELECT report FROM run_document WHERE run_id = ?", runs.report));
        flip(folder, "the damaged one");
        return runs;
    }

    static byte[] snapshots(Path folder, String run, String order) throws Exception {
        return value(
                folder,
                "SELECT lines FROM run_chunk WHERE run_id = ? ORDER BY last_seq %s LIMIT 1".formatted(order),
                run);
    }

    /** A value in the file, which no process has open, and has none afterwards. */
    static byte[] value(Path folder, String query, String id) throws Exception {
        try (Connection connection =
                Database.h2("jdbc:h2:file:" + folder.resolve("history")).getConnection()) {
            byte[] value = SqlStatement.of(query, id)
                    .first(connection, row -> row.getBytes(1))
                    .orElseThrow();
            SqlStatement.of("SHUTDOWN").update(connection);
            return value;
        }
    }

    static void flip(Path folder, String value) throws IOException {
        flip(folder, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Flips a bit within the value, wherever the file has it. */
    static void flip(Path folder, byte[] value) throws IOException {
        Path path = folder.resolve("history.mv.db");
        byte[] file = Files.readAllBytes(path);
        byte[] sought = Arrays.copyOf(value, Math.min(value.length, MOST_OF_A_VALUE));
        boolean found = false;
        for (int at = 0; at + value.length <= file.length; at++) {
            if (file[at] == sought[0] && Arrays.equals(file, at, at + sought.length, sought, 0, sought.length)) {
                file[at + value.length / 2] ^= 1;
                found = true;
            }
        }
        if (!found) {
            throw new AssertionError("the file has no such value");
        }
        Files.write(path, file);
    }
}
