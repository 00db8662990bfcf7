package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.BrokenLocks;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

        assertForbidden(
                report,
                "overlapping holders, both timed",
                "key \\d: (reader|writer) \\d had the lock at .* s and met .*");
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
