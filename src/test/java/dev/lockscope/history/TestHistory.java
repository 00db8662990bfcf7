package dev.lockscope.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockscope.log.RunSummary;
import dev.lockscope.log.SnapshotBatch;
import dev.lockscope.run.Run;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A history for tests and the runs that it observes. Only the newest run is in memory. */
final class TestHistory implements AutoCloseable {
    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    static final RetentionLimits AMPLE = new RetentionLimits(1_000, 1L << 30);
    static final Map<String, ?> SHORT = Map.of("durationMillis", 120, "readers", 2, "writers", 1);
    static final Map<String, ?> LONG = Map.of("durationMillis", 600_000, "readers", 2, "writers", 1);

    private final List<String> warnings;
    private final History history;
    private final RunService runs;

    private TestHistory(History history, List<String> warnings) {
        this.history = history;
        this.warnings = warnings;
        this.runs = new RunService(new InProcessRunners(Duration.ofMillis(20)), history);
    }

    /** A history in a folder, or in memory if it is null. */
    static TestHistory in(@Nullable Path folder, RetentionLimits limits) {
        List<String> warnings = new CopyOnWriteArrayList<>();
        return new TestHistory(History.open(folder, limits, newestOnly(), JSON, warnings::add), warnings);
    }

    static TestHistory in(@Nullable Path folder) {
        return in(folder, AMPLE);
    }

    static TestHistory in(Database database) {
        return in(database, AMPLE);
    }

    static TestHistory in(Database database, RetentionLimits limits) {
        List<String> warnings = new CopyOnWriteArrayList<>();
        return new TestHistory(History.in(database, limits, newestOnly(), JSON, warnings::add), warnings);
    }

    private static RunCache newestOnly() {
        return new RunCache(1, 1_000_000, run -> {});
    }

    History history() {
        return history;
    }

    /** The warnings of the history. */
    List<String> warnings() {
        return warnings;
    }

    Run started(Map<String, ?> fields) {
        try {
            return runs.start(Limits.accept(fields));
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    Run ended(Map<String, ?> fields) {
        Run run = started(fields);
        try {
            run.awaitEnd();
            return run;
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    RunSummary stored(Run run) {
        return history.stored(run.id()).orElseThrow();
    }

    List<String> listed() {
        return history.list(RunCriteria.ALL).stream().map(RunSummary::id).toList();
    }

    /** All stored snapshots of a run. */
    List<JsonNode> snapshots(String run) {
        List<JsonNode> snapshots = new ArrayList<>();
        Optional<SnapshotBatch> next = history.records().after(run, 0);
        while (next.isPresent()) {
            next.get().lines().forEach(line -> snapshots.add(json(line)));
            next = history.records().after(run, next.get().lastSeq());
        }
        return snapshots;
    }

    /** The numbers of all stored snapshots of a run. */
    List<Long> seqs(String run) {
        return snapshots(run).stream()
                .map(snapshot -> snapshot.get("seq").longValue())
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError("not JSON: " + text, wrong);
        }
    }

    @Override
    public void close() throws InterruptedException {
        runs.close();
        history.close();
    }
}
