package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.JavaCommand;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.RunState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill of the process that has the file open. */
@Tag("slow")
class KillTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Process process;

    @BeforeEach
    void start() throws IOException {
        List<String> arguments = List.of(KilledProcess.class.getName(), folder.toString());
        process = new ProcessBuilder(JavaCommand.onTestClassPath(arguments))
                .redirectErrorStream(true)
                .start();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException gone) {
            // It was killed.
        }
    }

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void aKillInterruptsTheRunAndLosesAtMostASecond() throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> snapshotsSaid() > 60);

        kill();

        String[] ended = said.stream()
                .filter(line -> line.startsWith("ended"))
                .findFirst()
                .orElseThrow()
                .split(" ");
        String[] last = said.stream()
                .filter(line -> line.matches("snapshot \\S+ \\d+"))
                .toList()
                .getLast()
                .split(" ");
        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(test.warnings()).isEmpty();
            assertThat(test.listed()).containsExactly(last[1], ended[1]);

            RunSummary interrupted = test.history().stored(last[1]).orElseThrow();
            assertThat(interrupted.state()).isEqualTo(RunState.INTERRUPTED);
            List<JsonNode> snapshots = test.snapshots(interrupted.id());
            assertThat(test.seqs(interrupted.id()))
                    .isEqualTo(LongStream.rangeClosed(1, interrupted.lastSeq())
                            .boxed()
                            .toList());
            assertThat(snapshots.getLast().get("t").longValue())
                    .isBetween(Long.parseLong(last[2]) - SECOND, Long.parseLong(last[2]));
            assertThat(interrupted.elapsedNanos())
                    .isEqualTo(snapshots.getLast().get("t").longValue());
            assertThat(TestHistory.json(test.history()
                                    .records()
                                    .newest(interrupted.id())
                                    .orElseThrow())
                            .get("state"))
                    .isNotEmpty();

            RunSummary whole = test.history().stored(ended[1]).orElseThrow();
            assertThat(whole.state()).isEqualTo(RunState.FINISHED);
            assertThat(whole.reads()).isEqualTo(Long.parseLong(ended[2]));
            assertThat(test.seqs(whole.id())).isNotEmpty();
            assertThat(test.history().records().report(whole.id())).isPresent();
        }
    }

    @Test
    void aSecondProcessStoresInMemoryAndReportsTheReason() throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> snapshotsSaid() > 0);

        try (TestHistory second = TestHistory.in(folder)) {
            assertThat(second.warnings())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "History: another Lockscope has the file in %s open; runs are stored in memory only",
                            folder);
            assertThat(second.history().problem())
                    .hasValueSatisfying(trouble -> assertThat(trouble.remedy()).contains("Close the other one"));
            String id = second.ended(TestHistory.SHORT).id();
            assertThat(second.listed()).containsExactly(id);
        }

        long before = snapshotsSaid();
        await().atMost(Duration.ofMinutes(1)).until(() -> snapshotsSaid() > before);
        assertThat(said).noneMatch(line -> line.startsWith("History:"));
    }

    private long snapshotsSaid() {
        return said.stream().filter(line -> line.startsWith("snapshot")).count();
    }
}
