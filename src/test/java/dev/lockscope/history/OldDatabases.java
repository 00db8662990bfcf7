package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.RunLabels;
import dev.lockscope.run.FailingRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Writes the folder of an earlier process: one run for each end state, named after it. */
public final class OldDatabases {
    private static final Map<String, ?> LONG = Map.of("durationMillis", 60_000, "readers", 4, "writers", 2);

    private OldDatabases() {}

    /** @param json as the application has it @return the id of each */
    public static Map<RunState, String> leaveIn(Path folder, ObjectMapper json) throws Exception {
        Map<RunState, String> ids = new EnumMap<>(RunState.class);
        History history =
                History.open(folder, TestHistory.AMPLE, new RunCache(1, 1_000_000, run -> {}), json, warning -> {
                    throw new AssertionError(warning);
                });
        try (history) {
            RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(20)), history);
            Run finished = runService.start(Limits.accept(Map.of("durationMillis", 200, "readers", 4, "writers", 2)));
            finished.awaitEnd();
            ids.put(RunState.FINISHED, finished.id());
            for (RunState state : new RunState[] {RunState.STOPPED, RunState.INTERRUPTED}) {
                Run stopped = runService.start(Limits.accept(LONG));
                while (history.stored(stopped.id()).orElseThrow().lastSeq() == 0) {
                    Thread.onSpinWait();
                }
                stopped.stop();
                stopped.awaitEnd();
                ids.put(state, stopped.id());
            }
            ids.put(RunState.FAILED, FailingRun.ended(LONG, history).id());
            ids.forEach((state, id) -> history.label(
                    id, new RunLabels("once " + state.name().toLowerCase(Locale.ROOT), null, false).changes()));
        }
        cutOff(folder, ids.get(RunState.INTERRUPTED));
        return ids;
    }

    /** As it is left when the process is killed. */
    private static void cutOff(Path folder, String run) throws Exception {
        try (Connection connection =
                Database.h2("jdbc:h2:file:" + folder.resolve("history")).getConnection()) {
            SqlStatement.of(
                            "UPDATE run SET state = 'running', p99_wait_nanos = NULL, jain = NULL, grade = NULL WHERE id = ?",
                            run)
                    .update(connection);
            RunTable.updateChecksum(connection, run);
            SqlStatement.of("UPDATE run_document SET report = NULL, capture = NULL WHERE run_id = ?", run)
                    .update(connection);
            DocumentTable.put(connection, run, Map.of());
        }
    }
}
