package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which runs are evicted, and when. */
@Tag("slow")
class RetentionLimitsTest {
    private static final Path NOWHERE = null;
    private static final RunLabels PINNED = new RunLabels(null, null, true);
    private static final Map<String, ?> BRIEF = Map.of("durationMillis", 10, "readers", 1);

    @AutoClose
    private static final TestHistory elsewhere = TestHistory.in(NOWHERE);

    @Test
    void theOldestRunIsEvictedBeyondTheCount() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            List<String> ids = List.of(ended(test), ended(test), ended(test), ended(test));

            assertThat(test.listed()).containsExactly(ids.get(3), ids.get(2), ids.get(1));
            assertThatThrownBy(() -> test.seqs(ids.getFirst())).isInstanceOf(RunGone.class);
        }
    }

    @Test
    void aPinnedRunIsNotEvicted() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            String pinned = ended(test);
            test.history().label(pinned, PINNED.changes());

            List<String> ids = List.of(ended(test), ended(test), ended(test));

            assertThat(test.listed()).containsExactly(ids.get(2), ids.get(1), pinned);
        }
    }

    @Test
    void deletedRunsAreEvictedFirst() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            List<String> ids = List.of(ended(test), ended(test), ended(test));
            test.history().delete(ids.get(1));

            String newest = ended(test);

            assertThat(test.listed()).containsExactly(newest, ids.get(2), ids.get(0));
            assertThat(test.history().restore(ids.get(1))).isEmpty();
        }
    }

    @Test
    void theOldestRunsAreEvictedBeyondTheBytes() throws Exception {
        long bytes;
        try (TestHistory test = TestHistory.in(NOWHERE)) {
            bytes = test.stored(test.ended(TestHistory.SHORT)).bytes();
        }

        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(100, bytes * 5 / 2))) {
            List<String> ids = List.of(ended(test), ended(test), ended(test), ended(test), ended(test));

            assertThat(test.listed())
                    .startsWith(ids.getLast())
                    .hasSizeBetween(1, 3)
                    .doesNotContain(ids.getFirst());
        }
    }

    @Test
    void aRunLargerThanTheLimitIsCutAndCountsWhatIsMissing() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(100, 60_000))) {
            Run run = test.started(TestHistory.LONG);
            await().until(() -> test.stored(run).missing() > 0);
            run.stop();
            run.awaitEnd();

            RunSummary row = test.stored(run);
            assertThat(test.seqs(run.id()))
                    .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
            assertThat(TestHistory.json(
                                    test.history().records().newest(run.id()).orElseThrow())
                            .get("seq")
                            .longValue())
                    .isEqualTo(row.lastSeq());
            assertThat(test.history().records().report(run.id())).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anImportDoesNotEvictARecordedRun(boolean paused) throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            Run run = test.started(TestHistory.LONG);
            await().until(() -> test.stored(run).lastSeq() > 0);
            if (paused) {
                run.pause();
            }

            List<String> imported = new ArrayList<>();
            for (int count = 0; count < 5; count++) {
                imported.add(imported(test));
            }

            assertThat(test.listed()).containsExactlyInAnyOrder(run.id(), imported.get(3), imported.get(4));
            run.stop();
            run.awaitEnd();
            RunSummary row = test.stored(run);
            assertThat(row.state()).isEqualTo(RunState.STOPPED);
            assertThat(test.seqs(run.id()))
                    .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
            assertThat(test.history().records().report(run.id())).isPresent();
            assertThat(test.history().problem()).isEmpty();
            assertThat(test.warnings()).isEmpty();
        }
    }

    @Test
    void aLeasedRunIsNotEvicted() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(2, 1L << 30))) {
            String read = ended(test);
            String other = ended(test);

            RunRecords.Lease lease = test.history().records().lease(List.of(read));
            String first = imported(test);
            assertThat(test.listed()).containsExactlyInAnyOrder(read, first).doesNotContain(other);

            lease.close();
            String second = imported(test);
            assertThat(test.listed()).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void aRunIsInUseUntilItsLastLeaseEnds() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(1, 1L << 30))) {
            String read = ended(test);
            RunRecords.Lease first = test.history().records().lease(List.of(read, "another"));
            RunRecords.Lease second = test.history().records().lease(List.of(read));

            first.close();
            first.close();
            assertThatThrownBy(() -> imported(test)).isInstanceOf(QuotaExceeded.class);

            second.close();
            String imported = imported(test);
            assertThat(test.listed()).containsExactly(imported);
        }
    }

    @Test
    void anImportIsRefusedIfAllArePinnedOrInUse() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            String pinned = ended(test);
            test.history().label(pinned, PINNED.changes());
            String read = ended(test);
            Run running = test.started(TestHistory.LONG);
            test.stored(running);

            try (RunRecords.Lease _ = test.history().records().lease(List.of(read))) {
                assertThatThrownBy(() -> imported(test))
                        .isInstanceOfSatisfying(
                                QuotaExceeded.class,
                                refused -> assertThat(refused.temporary()).isTrue())
                        .hasMessageContaining("pinned or in use");
            }

            assertThat(test.listed()).containsExactlyInAnyOrder(pinned, read, running.id());
        }
    }

    @Test
    void aRecordingEvictsLeasedRunsIfNecessary() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(100, 60_000))) {
            String read = test.stored(test.ended(BRIEF)).id();
            try (RunRecords.Lease _ = test.history().records().lease(List.of(read))) {
                test.started(TestHistory.LONG);
                await().until(() -> test.history().stored(read).isEmpty());

                assertThatThrownBy(() -> test.history().records().after(read, 1))
                        .isInstanceOf(RunGone.class);
                assertThatThrownBy(() -> test.history().records().report(read)).isInstanceOf(RunGone.class);
            }
        }
    }

    @Test
    void leasedRunsMayExceedTheCount() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(1, 1L << 30))) {
            String read = ended(test);
            String next;
            try (RunRecords.Lease _ = test.history().records().lease(List.of(read))) {
                next = ended(test);
                assertThat(test.listed()).containsExactly(next, read);
            }

            assertThat(test.listed()).containsExactly(next, read);
            String last = ended(test);
            assertThat(test.listed()).containsExactly(last);
        }
    }

    @Test
    void anEvictedRunIsNotListedFromMemory() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE, new RetentionLimits(2, 1L << 30))) {
            String run = ended(test);

            String first = imported(test);
            String second = imported(test);

            assertThat(test.listed()).containsExactlyInAnyOrder(first, second);
            assertThat(test.history().find(run)).isEmpty();
        }
    }

    @Test
    void anIdThatIsStillLeasedIsNotImported() throws Exception {
        try (TestHistory test = TestHistory.in(NOWHERE)) {
            RunSummary row = test.stored(test.ended(TestHistory.SHORT));
            RunRecords.Lease lease = test.history().records().lease(List.of(row.id()));
            test.history().delete(row.id());

            assertThatThrownBy(() -> test.history().store(row, new ImportBuffer()))
                    .isInstanceOf(QuotaExceeded.class)
                    .hasMessageContaining("was deleted and is still being read");
            assertThat(test.seqs(row.id())).isNotEmpty();

            lease.close();
            test.history().store(row.with(RunSummary.Stored.NOTHING), new ImportBuffer());
            assertThat(test.seqs(row.id())).isEmpty();
        }
    }

    /** Imports a run that was made elsewhere, without its snapshots, and returns its id. */
    private static String imported(TestHistory test) {
        RunSummary row = elsewhere.stored(elsewhere.ended(BRIEF));
        test.history().store(row, new ImportBuffer());
        return row.id();
    }

    private static String ended(TestHistory test) {
        Run run = test.ended(TestHistory.SHORT);
        return test.stored(run).id();
    }
}
