package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.measure.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlightRecorderTest {
    private static final String RUN = "dev.lockscope.Run";
    private static final String WAIT = "dev.lockscope.Wait";

    /** Each holder holds the lock for two milliseconds, so that the other three wait at least as long. */
    private static final Map<String, ?> CROWD =
            Map.of("readers", 2, "writers", 2, "holdMicros", 2_000, "holdKind", "park", "durationMillis", 100);

    @TempDir
    Path folder;

    @Test
    void aRunIsAnEventWithItsOutcome() throws Exception {
        Run run;
        Report report;
        List<RecordedEvent> events;
        try (Recording recording = started()) {
            run = Runs.started(CROWD, Runs.NOBODY);
            report = Runs.ended(run);
            events = read(recording, RUN, run);
        }

        assertThat(events).hasSize(1);
        RecordedEvent event = events.getFirst();
        assertThat(event.getString("lock")).isEqualTo("mutex");
        assertThat(event.getInt("readers")).isEqualTo(2);
        assertThat(event.getInt("writers")).isEqualTo(2);
        assertThat(event.getString("outcome")).isEqualTo("finished");
        assertThat(event.getLong("reads")).isEqualTo(report.reads()).isPositive();
        assertThat(event.getLong("writes")).isEqualTo(report.writes()).isPositive();
        assertThat(event.getDuration("elapsed")).isEqualTo(Duration.ofNanos(report.elapsedNanos()));
        assertThat(event.getDuration()).isGreaterThanOrEqualTo(event.getDuration("elapsed"));
    }

    @Test
    void aFailedRunIsAnEvent() throws Exception {
        try (Recording recording = started()) {
            Run run = FailingRun.ended(Map.of("durationMillis", 60_000), Runs.NOBODY);

            assertThat(read(recording, RUN, run))
                    .extracting(event -> event.getString("outcome"))
                    .containsExactly("failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aWaitOverTheThresholdIsAnEventOfItsThread(String threads) throws Exception {
        Map<String, Object> crowd = new HashMap<>(CROWD);
        crowd.put("threads", threads);
        try (Recording recording = started()) {
            Run run = Runs.started(crowd, Runs.NOBODY);
            Report report = Runs.ended(run);
            List<RecordedEvent> waits = read(recording, WAIT, run);

            assertThat(waits).isNotEmpty().allSatisfy(wait -> {
                assertThat(wait.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
                assertThat(wait.getString("worker")).matches("(reader|writer) [01]");
                assertThat(wait.getInt("key")).isBetween(0, 4);
                assertThat(wait.getThread().isVirtual()).isEqualTo(threads.equals("virtual"));
                assertThat(wait.getStackTrace()).isNull();
            });
            // Three of four workers always wait: hardly any operation acquires the lock at once.
            assertThat(waits).hasSizeBetween((int) report.waits().all().count() / 2, (int)
                    report.waits().all().count());
        }
    }

    /** Without a threshold, so that both medians are of the same waits. The owner performs on a thread of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"mutex", "owner"})
    void aWaitEndsWhenItsOperationBegins(String lock) throws Exception {
        Map<String, Object> crowd = new HashMap<>(CROWD);
        crowd.put("lock", lock);
        try (Recording recording = started()) {
            recording.enable(WAIT).withoutThreshold();
            Run run = Runs.started(crowd, Runs.NOBODY);
            Report report = Runs.ended(run);

            assertThat(median(read(recording, WAIT, run)))
                    .isCloseTo(report.waits().all().p50(), withPercentage(20));
        }
    }

    @Test
    void theRecordingSetsTheThreshold() throws Exception {
        try (Recording recording = started();
                Recording highThreshold = new Recording()) {
            recording.disable(WAIT);
            highThreshold.enable(WAIT).withThreshold(Duration.ofMinutes(1));
            highThreshold.start();
            Run run = Runs.started(CROWD, Runs.NOBODY);
            run.awaitEnd();

            assertThat(read(recording, WAIT, run)).isEmpty();
            assertThat(read(recording, RUN, run)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("locks")
    void everyTimedWaitIsRecordedOnceWithAnyLock(String lock) throws Exception {
        try (Recording recording = started()) {
            recording.enable(WAIT).withoutThreshold();
            Run run = Runs.started(Map.of("lock", lock, "readers", 2, "writers", 1, "durationMillis", 30), Runs.NOBODY);
            Report report = Runs.ended(run);

            assertThat(report.observer().timed()).isPositive();
            assertThat(read(recording, WAIT, run))
                    .hasSize((int) report.observer().timed());
        }
    }

    static Stream<String> locks() {
        return LockCatalogue.LOCKS.stream().map(LockKind::id);
    }

    /** Including the section of two milliseconds, the median would be at least a third longer. */
    private static long median(List<RecordedEvent> waits) {
        return waits.stream()
                .mapToLong(wait -> wait.getDuration().toNanos())
                .sorted()
                .skip(waits.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Recording started() {
        Recording recording = new Recording();
        recording.enable(RUN);
        recording.enable(WAIT).withThreshold(Duration.ofMillis(1));
        recording.start();
        return recording;
    }

    private List<RecordedEvent> read(Recording recording, String name, Run run) throws IOException {
        return all(recording, name).stream()
                .filter(event -> event.getString("run").equals(run.id()))
                .toList();
    }

    private List<RecordedEvent> all(Recording recording, String name) throws IOException {
        Path file = folder.resolve("recording.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
