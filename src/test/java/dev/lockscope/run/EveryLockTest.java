package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that apply to every lock of the catalogue. */
@Tag("slow")
class EveryLockTest {
    private static final Map<String, ?> PACED = Map.of("durationMillis", 200, "readers", 20, "writers", 5);

    private static final Map<String, ?> HOT = Map.of(
            "durationMillis",
            150,
            "readers",
            3,
            "writers",
            3,
            "keyChoice",
            "hot",
            "pauseMicros",
            0,
            "threads",
            "platform");

    @ParameterizedTest
    @MethodSource("guarding")
    void aLockThatGuardsKeepsAPacedRunCorrect(String lock) throws InterruptedException {
        Report report = Runs.ended(Runs.started(with(PACED, lock), Runs.NOBODY));

        assertThat(report.writes()).isPositive().isEqualTo(Runs.versions(report));
        assertAcceptable(report);
    }

    @ParameterizedTest
    @MethodSource("guarding")
    void aLockThatGuardsKeepsAHotRunCorrect(String lock) throws InterruptedException {
        Report report = Runs.ended(Runs.started(with(HOT, lock), Runs.NOBODY));

        assertThat(report.writes()).isPositive().isEqualTo(Runs.versions(report));
        assertAcceptable(report);
    }

    @ParameterizedTest
    @MethodSource("guarding")
    void aHolderThatBlocksLeavesTheRunCorrect(String lock) throws InterruptedException {
        Map<String, Object> blocking = with(PACED, lock);
        blocking.putAll(Map.of("holdMicros", 200, "holdKind", "park", "readers", 4, "writers", 2));

        Report report = Runs.ended(Runs.started(blocking, Runs.NOBODY));

        assertThat(report.reads() + report.writes()).isPositive();
        assertThat(report.writes()).isEqualTo(Runs.versions(report));
        assertAcceptable(report);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMapHasOnlyKeysAndValuesInRange(String lock) throws InterruptedException {
        Map<String, Object> small = with(HOT, lock);
        small.putAll(Map.of("durationMillis", 100, "keyChoice", "uniform", "keys", 3, "values", 7));

        Report report = Runs.ended(Runs.started(small, Runs.NOBODY));

        assertThat(report.state()).hasSizeBetween(1, 3).allSatisfy(cell -> {
            assertThat(cell.key()).isBetween(0, 2);
            assertThat(cell.value()).isBetween(0, 6);
            assertThat(cell.version()).isPositive();
            assertThat(cell.writer()).isBetween(0, 2);
        });
        assertThat(report.state()).extracting(cell -> cell.key()).isSorted().doesNotHaveDuplicates();
    }

    @RepeatedTest(20)
    void theDamageWithoutALockIsReported() throws InterruptedException {
        Map<String, Object> hot = with(HOT, "unguarded");
        hot.putAll(Map.of("durationMillis", 300, "readers", 2, "writers", 6, "holdMicros", 1));

        Report report = Runs.ended(Runs.started(hot, Runs.NOBODY));

        assertThat(report.verdict().grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(report.verdict().checks())
                .filteredOn(check -> check.grade() == Grade.FORBIDDEN)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.example()).isNotBlank());
    }

    static Stream<String> guarding() {
        return LockCatalogue.LOCKS.stream().filter(LockKind::guards).map(LockKind::id);
    }

    static Stream<String> all() {
        return LockCatalogue.LOCKS.stream().map(LockKind::id);
    }

    private static Map<String, Object> with(Map<String, ?> fields, String lock) {
        Map<String, Object> with = new HashMap<>(fields);
        with.put("lock", lock);
        return with;
    }

    private static void assertAcceptable(Report report) {
        assertThat(report.verdict().grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(report.verdict().checks())
                .filteredOn(check -> !check.name().equals("overlapping holders"))
                .allSatisfy(check -> assertThat(check.of()).as(check.name()).isPositive());
    }
}
