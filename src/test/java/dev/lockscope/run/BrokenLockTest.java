package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.lockscope.lock.BrokenLocks;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.TruthLock.Delays;
import dev.lockscope.run.TruthLock.Fault;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.check.Verdict.Check;
import dev.lockscope.run.measure.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliberately broken locks: the verdict reports the kind of damage. */
class BrokenLockTest {
    private static final Map<String, ?> PACED =
            Map.of("durationMillis", 300, "readers", 10, "writers", 10, "keys", 2, "holdMicros", 50);

    @ParameterizedTest
    @ValueSource(strings = {"forgets a key", "lets two in"})
    void overlappingHoldersAreReportedByName(String id) throws InterruptedException {
        Map<String, ?> crowded = Map.of(
                "durationMillis", 300, "readers", 5, "writers", 5, "keys", 2, "holdMicros", 500, "threads", "platform");

        Report report = run(
                BrokenLocks.all()
                        .filter(lock -> lock.id().equals(id))
                        .findFirst()
                        .orElseThrow(),
                crowded);

        assertForbidden(report, "overlapping holders", "key \\d: (reader|writer) \\d had the lock at .* s and met .*");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EXCLUDE, names = "NONE")
    void aRareFaultIsFoundInAShortRun(Fault fault) throws InterruptedException {
        Map<String, ?> crowded =
                Map.of("durationMillis", 300, "readers", 8, "writers", 8, "holdMicros", 100, "holdKind", "park");
        TruthLock truth;
        Report report;
        do {
            truth = TruthLock.faulty(fault, 100);
            report = run(truth.kind(), crowded);
        } while (truth.violations() == 0);

        assertThat(report.verdict().grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(report.verdict().checks())
                .filteredOn(check -> check.grade() == Grade.FORBIDDEN)
                .extracting(Check::name)
                .contains(
                        switch (fault) {
                            case DROPS, READS_TWICE, READS_LATER -> "not performed exactly once";
                            case CHANGES_VALUE -> "values never written";
                            default -> "overlapping holders";
                        });
    }

    @Test
    void aCorrectLockWithDelaysIsAcceptable() throws InterruptedException {
        Report report = run(TruthLock.delayed(new Delays(100, 200, 300, 3)).kind(), PACED);

        assertThat(report.verdict().grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(report.verdict().checks())
                .allSatisfy(check -> assertThat(check.checked()).isPositive());
    }

    @Test
    void aDroppedOperationIsReportedByName() throws InterruptedException {
        Report report = run(TruthLock.faulty(Fault.DROPS, 2).kind(), PACED);

        assertForbidden(
                report,
                "not performed exactly once",
                "key \\d: the lock returned to (reader|writer) \\d at .* s after performing its operation not at all");
    }

    @Test
    void aChangedValueIsFoundByItsWriterWithoutTiming() throws InterruptedException {
        Map<String, ?> oneWriter =
                Map.of("durationMillis", 300, "readers", 0, "writers", 1, "pauseMicros", 0, "threads", "platform");

        Report report = run(TruthLock.faulty(Fault.CHANGES_VALUE, 100).kind(), oneWriter);

        assertForbidden(
                report,
                "values never written",
                "key \\d: writer 0 found another value than it had written with version \\d+, at .* s");
    }

    @Test
    void aReadPerformedTwiceIsReportedByName() throws InterruptedException {
        Report report = run(TruthLock.faulty(Fault.READS_TWICE, 2).kind(), PACED);

        assertForbidden(
                report,
                "not performed exactly once",
                "key \\d: the lock returned to reader \\d at .* s after performing its operation 2 times");
    }

    @Test
    void discardedWritesAreLostUpdatesAndDuplicateVersions() throws InterruptedException {
        Report report = run(BrokenLocks.losesWrites(), PACED);

        assertForbidden(
                report,
                "lost updates",
                "\\d+ writes were made and returned, but the versions of the map add up to \\d+");
        assertForbidden(
                report,
                "duplicate versions",
                "key \\d: writer \\d made version \\d+, returning at .* s, which another write had made already");
    }

    @Test
    void staleReadsAreReportedAsOutOfOrder() throws InterruptedException {
        Report report = run(BrokenLocks.servesStaleReads(), PACED);

        assertForbidden(
                report,
                "versions out of order",
                "key \\d: (reader|writer) \\d returned with version \\d+ at .* s; "
                        + "reader \\d was asked for later, at .* s, and had version \\d+");
    }

    @Test
    void readsDuringAWriteAreReportedAsTorn() throws InterruptedException {
        Map<String, ?> crowded = Map.of(
                "durationMillis",
                300,
                "readers",
                10,
                "writers",
                10,
                "keys",
                1,
                "holdMicros",
                2_000,
                "holdKind",
                "park");

        Report report = run(BrokenLocks.readersPassBy(), crowded);

        assertForbidden(
                report,
                "torn reads",
                "key 0: reader \\d began to read it at version \\d+ and found a write under way or done, at .* s");
    }

    private static Report run(LockKind lock, Map<String, ?> fields) throws InterruptedException {
        return Runs.ended(Runs.started(fields, lock, Runs.NOBODY));
    }

    private static void assertForbidden(Report report, String name, String example) {
        assertThat(report.verdict().grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Runs.check(report, name)).satisfies(check -> {
            assertThat(check.grade()).isEqualTo(Grade.FORBIDDEN);
            assertThat(check.found()).isPositive();
            assertThat(check.example()).matches(example);
        });
    }
}
