package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.history.LogImporter;
import dev.lockscope.history.QuotaExceeded;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import dev.lockscope.history.RunCriteria;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunLogWriter;
import dev.lockscope.run.FailingRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.StuckRun;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log is unchanged after its transfer from one database to another, each reopened in between. */
@Tag("slow")
class RoundTripTest {
    private static final RetentionLimits AMPLE = new RetentionLimits(100, 1L << 30);
    private static final ObjectMapper JSON = WireJson.mapper();

    @TempDir
    Path source;

    @TempDir
    Path target;

    @Test
    void aLogSurvivesRestartsAndTwoTransfers() throws Exception {
        String id = recorded(Map.of("durationMillis", 120, "pacing", "open", "readers", 3, "writers", 2));
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);
        byte[] second = exported(target, id);

        assertThat(second).isEqualTo(first);
        assertThat(new String(second)).contains("\"name\":\"ours\"", "\"type\":\"histograms\"", "uncorrected-writes");
    }

    @Test
    void aWarmUpCanBeTransferred() throws Exception {
        String id = recorded(Map.of("durationMillis", 60, "warmUpMillis", 400));
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8).lines().skip(2).findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(
                                "{\"type\":\"warmUp\",\"run\":\"%s\",\"warmUp\":[{\"nanos\":50000000,".formatted(id)));
    }

    @Test
    void theShortestRunCanBeTransferred() throws Exception {
        String id = recorded(
                Map.of("durationMillis", 10, "readers", 1, "writers", 0, "threads", "platform", "pauseMicros", 0));
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"virtual, 1000", "platform, 0"})
    void aRunOfAnyLockCanBeTransferred(String threads, int pauseMicros) throws Exception {
        Map<String, byte[]> logs = new LinkedHashMap<>();
        try (History history = open(source, AMPLE)) {
            RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(20)), history);
            for (LockKind lock : LockCatalogue.LOCKS) {
                Run run = runService.start(Limits.accept(Map.of(
                        "lock", lock.id(), "threads", threads, "pauseMicros", pauseMicros, "durationMillis", 100)));
                run.awaitEnd();
                logs.put(run.id(), exported(history, run.id()));
            }
        }

        for (Map.Entry<String, byte[]> log : logs.entrySet()) {
            importLog(target, log.getValue(), AMPLE);

            assertThat(exported(target, log.getKey())).isEqualTo(log.getValue());
        }
    }

    @Test
    void aPausedAndChangedRunCanBeTransferred() throws Exception {
        String id;
        try (History history = open(source, AMPLE)) {
            Run run = new RunService(new InProcessRunners(Duration.ofMillis(20)), history)
                    .start(Limits.accept(Map.of("durationMillis", 600_000, "readers", 3)));
            run.pause();
            run.adjust(Map.of("readers", 5, "writers", 0));
            run.resume();
            Awaitility.await()
                    .until(() -> history.stored(run.id()).orElseThrow().elapsedNanos() > 1_100_000_000);
            run.pause();
            run.stop();
            run.awaitEnd();
            id = run.id();
        }
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
        assertThat(new String(first)).contains("\"parameter\":\"readers\"", "\"pausedNanos\"");
    }

    @Test
    void aLogOfAnEarlierVersionStaysUnchanged() throws Exception {
        String id = recorded(Map.of("durationMillis", 120));
        String old = new String(exported(source, id), StandardCharsets.UTF_8)
                .replaceAll("(?m)^\\{\"type\":\"(interval|checksum)\".*\n", "");

        importLog(target, old.getBytes(StandardCharsets.UTF_8), AMPLE);

        assertThat(new String(exported(target, id), StandardCharsets.UTF_8)).isEqualTo(old);
        try (History history = open(target, AMPLE)) {
            assertThat(history.stored(id).orElseThrow().noChecksum()).isTrue();
        }
    }

    @Test
    void aStoppedRunCanBeTransferred() throws Exception {
        String id;
        try (History history = open(source, AMPLE)) {
            Run run = new RunService(new InProcessRunners(Duration.ofMillis(20)), history)
                    .start(Limits.accept(Map.of("durationMillis", 600_000, "readers", 3)));
            Awaitility.await()
                    .until(() -> history.stored(run.id()).orElseThrow().lastSeq() > 2);
            run.stop();
            run.awaitEnd();
            id = run.id();
        }
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
        assertThat(new String(first)).contains("\"state\":\"stopped\"", "\"report\"");
    }

    @Test
    void aFailedRunCanBeTransferred() throws Exception {
        String id;
        try (History history = open(source, AMPLE)) {
            id = FailingRun.ended(Map.of("durationMillis", 600_000, "pauseMicros", 100, "readers", 3), history)
                    .id();
        }
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
        assertThat(new String(first)).contains("\"state\":\"failed\"", "the lock broke");
    }

    @Test
    void anInterruptedRunIsTransferredUpToItsEnd() throws Exception {
        String id = interrupted();
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
        assertThat(new String(first))
                .contains("\"state\":\"interrupted\"", "\"type\":\"snapshot\"")
                .doesNotContain("\"report\"");
    }

    @Test
    void aRunWithAStuckLockIsTransferredWithItsThreads() throws Exception {
        String id;
        try (History history = open(source, AMPLE)) {
            id = StuckRun.ended(Map.of("durationMillis", 50, "pauseMicros", 0), history)
                    .id();
        }
        byte[] first = exported(source, id);

        importLog(target, first, AMPLE);

        assertThat(exported(target, id)).isEqualTo(first);
        assertThat(new String(first))
                .contains(
                        "\"state\":\"failed\"",
                        "did not come back from the lock",
                        "\"dump\":{\"workers\":",
                        "NeverGivesBack.perform");
    }

    @Test
    void aRunAboveTheQuotaLeavesNothing() throws Exception {
        byte[] log = exported(source, recorded(Map.of("durationMillis", 100)));

        Assertions.assertThatThrownBy(() -> importLog(target, log, new RetentionLimits(100, 2_000)))
                .isInstanceOf(QuotaExceeded.class)
                .hasMessageContaining("limit for all runs is 2000");

        try (History history = open(target, AMPLE)) {
            assertThat(history.list(RunCriteria.ALL)).isEmpty();
        }
    }

    private String recorded(Map<String, ?> workload) throws Exception {
        try (History history = open(source, AMPLE)) {
            Run run =
                    new RunService(new InProcessRunners(Duration.ofMillis(20)), history).start(Limits.accept(workload));
            run.awaitEnd();
            history.label(run.id(), new RunLabels("ours", "a\nnote", true).changes());
            return run.id();
        }
    }

    /** The id of a run whose history is closed while it is active, as when a process ends. */
    private String interrupted() throws Exception {
        Run active;
        try (History history = open(source, AMPLE)) {
            active = new RunService(new InProcessRunners(Duration.ofMillis(20)), history)
                    .start(Limits.accept(Map.of("durationMillis", 600_000, "readers", 3)));
            Awaitility.await()
                    .until(() -> history.stored(active.id()).orElseThrow().lastSeq() > 2);
        }
        active.stop();
        active.awaitEnd();
        return active.id();
    }

    private static byte[] exported(Path folder, String id) throws Exception {
        try (History history = open(folder, AMPLE)) {
            return exported(history, id);
        }
    }

    private static byte[] exported(History history, String id) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new RunLogWriter(history.records(), JSON).write(history.stored(id).orElseThrow(), log);
        return log.toByteArray();
    }

    private static void importLog(Path folder, byte[] log, RetentionLimits limits) throws Exception {
        try (History history = open(folder, limits)) {
            new LogImporter(history, new RunLogWriter(history.records(), JSON), JSON)
                    .take(new ByteArrayInputStream(log));
        }
    }

    private static History open(Path folder, RetentionLimits limits) {
        return History.open(folder, limits, new RunCache(1, 1_000, run -> {}), JSON, warning -> {
            throw new AssertionError(warning);
        });
    }
}
