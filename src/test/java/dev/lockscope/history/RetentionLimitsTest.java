package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.log.RunLabels;
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

/** How much is kept, and what goes. */
@Tag("slow")
class RetentionLimitsTest {
    private static final Path NOWHERE = null;
    private static final RunLabels PINNED = new RunLabels(null, null, true);
    private static final Map<String, ?> BRIEF = Map.of("durationMillis", 10, "readers", 1);

    @AutoClose
    private static final Histories elsewhere = Histories.in(NOWHERE);

    @Test
    void theOldestRunGoesWhenThereAreTooMany() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            List<String> ids = List.of(ended(kept), ended(kept), ended(kept), ended(kept));

            assertThat(kept.listed()).containsExactly(ids.get(3), ids.get(2), ids.get(1));
            assertThatThrownBy(() -> kept.seqs(ids.getFirst())).isInstanceOf(RunGone.class);
        }
    }

    @Test
    void aPinnedRunStaysAndTheNextOldestGoes() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            String pinned = ended(kept);
            kept.history().label(pinned, PINNED.changes());

            List<String> ids = List.of(ended(kept), ended(kept), ended(kept));

            assertThat(kept.listed()).containsExactly(ids.get(2), ids.get(1), pinned);
        }
    }

    @Test
    void whatWasDeletedGoesFirst() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            List<String> ids = List.of(ended(kept), ended(kept), ended(kept));
            kept.history().delete(ids.get(1));

            String newest = ended(kept);

            assertThat(kept.listed()).containsExactly(newest, ids.get(2), ids.get(0));
            assertThat(kept.history().restore(ids.get(1))).isEmpty();
        }
    }

    @Test
    void theOldestRunsGoWhenTheirBytesAreTooMany() throws Exception {
        long bytes;
        try (Histories kept = Histories.in(NOWHERE)) {
            bytes = kept.kept(kept.ended(Histories.SHORT)).bytes();
        }

        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(100, bytes * 5 / 2))) {
            List<String> ids = List.of(ended(kept), ended(kept), ended(kept), ended(kept), ended(kept));

            assertThat(kept.listed())
                    .startsWith(ids.getLast())
                    .hasSizeBetween(1, 3)
                    .doesNotContain(ids.getFirst());
        }
    }

    @Test
    void aRunThatIsLargerThanAllThereMayBeIsCutAndSaysHowMuchIsMissing() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(100, 60_000))) {
            Run run = kept.started(Histories.LONG);
            await().until(() -> kept.kept(run).missing() > 0);
            run.stop();
            run.awaitEnd();

            RunSummary row = kept.kept(run);
            assertThat(kept.seqs(run.id()))
                    .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
            assertThat(Histories.json(kept.history().newest(run.id()).orElseThrow())
                            .get("seq")
                            .longValue())
                    .isEqualTo(row.lastSeq());
            assertThat(kept.history().report(run.id())).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatIsRecordedStaysWhateverIsImported(boolean paused) throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            Run run = kept.started(Histories.LONG);
            await().until(() -> kept.kept(run).lastSeq() > 0);
            if (paused) {
                run.pause();
            }

            List<String> imported = new ArrayList<>();
            for (int count = 0; count < 5; count++) {
                imported.add(imported(kept));
            }

            assertThat(kept.listed()).containsExactlyInAnyOrder(run.id(), imported.get(3), imported.get(4));
            run.stop();
            run.awaitEnd();
            RunSummary row = kept.kept(run);
            assertThat(row.state()).isEqualTo(RunState.STOPPED);
            assertThat(kept.seqs(run.id()))
                    .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
            assertThat(kept.history().report(run.id())).isPresent();
            assertThat(kept.history().trouble()).isEmpty();
            assertThat(kept.warnings()).isEmpty();
        }
    }

    @Test
    void aRunThatIsReadStaysAndTheNextOldestGoes() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(2, 1L << 30))) {
            String read = ended(kept);
            String other = ended(kept);

            Leases.Lease lease = kept.history().lease(List.of(read));
            String first = imported(kept);
            assertThat(kept.listed()).containsExactlyInAnyOrder(read, first).doesNotContain(other);

            lease.close();
            String second = imported(kept);
            assertThat(kept.listed()).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void aRunIsInUseUntilItsLastReaderIsDone() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(1, 1L << 30))) {
            String read = ended(kept);
            Leases.Lease first = kept.history().lease(List.of(read, "another"));
            Leases.Lease second = kept.history().lease(List.of(read));

            first.close();
            first.close();
            assertThatThrownBy(() -> imported(kept)).isInstanceOf(QuotaExceeded.class);

            second.close();
            String imported = imported(kept);
            assertThat(kept.listed()).containsExactly(imported);
        }
    }

    @Test
    void anImportIsRefusedWhereAllArePinnedOrInUse() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(3, 1L << 30))) {
            String pinned = ended(kept);
            kept.history().label(pinned, PINNED.changes());
            String read = ended(kept);
            Run going = kept.started(Histories.LONG);
            kept.kept(going);

            try (Leases.Lease _ = kept.history().lease(List.of(read))) {
                assertThatThrownBy(() -> imported(kept))
                        .isInstanceOfSatisfying(
                                QuotaExceeded.class,
                                refused -> assertThat(refused.temporary()).isTrue())
                        .hasMessageContaining("pinned or in use");
            }

            assertThat(kept.listed()).containsExactlyInAnyOrder(pinned, read, going.id());
        }
    }

    @Test
    void whatIsReadIsCutOffWhereARecordingNeedsItsRoom() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(100, 60_000))) {
            String read = kept.kept(kept.ended(BRIEF)).id();
            try (Leases.Lease _ = kept.history().lease(List.of(read))) {
                kept.started(Histories.LONG);
                await().until(() -> kept.history().kept(read).isEmpty());

                assertThatThrownBy(() -> kept.history().after(read, 1)).isInstanceOf(RunGone.class);
                assertThatThrownBy(() -> kept.history().report(read)).isInstanceOf(RunGone.class);
            }
        }
    }

    @Test
    void moreRunsThanThereMayBeStayWhileTheyAreRead() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(1, 1L << 30))) {
            String read = ended(kept);
            String next;
            try (Leases.Lease _ = kept.history().lease(List.of(read))) {
                next = ended(kept);
                assertThat(kept.listed()).containsExactly(next, read);
            }

            assertThat(kept.listed()).containsExactly(next, read);
            String last = ended(kept);
            assertThat(kept.listed()).containsExactly(last);
        }
    }

    @Test
    void aRunThatWentIsNotListedThoughItIsInMemory() throws Exception {
        try (Histories kept = Histories.in(NOWHERE, new RetentionLimits(2, 1L << 30))) {
            String run = ended(kept);

            String first = imported(kept);
            String second = imported(kept);

            assertThat(kept.listed()).containsExactlyInAnyOrder(first, second);
            assertThat(kept.history().find(run)).isEmpty();
        }
    }

    @Test
    void aRunOfTheIdOfOneThatIsStillReadIsNotImported() throws Exception {
        try (Histories kept = Histories.in(NOWHERE)) {
            RunSummary row = kept.kept(kept.ended(Histories.SHORT));
            Leases.Lease lease = kept.history().lease(List.of(row.id()));
            kept.history().delete(row.id());

            assertThatThrownBy(() -> kept.history().keep(row, new ImportBuffer()))
                    .isInstanceOf(QuotaExceeded.class)
                    .hasMessageContaining("was deleted and is still being read");
            assertThat(kept.seqs(row.id())).isNotEmpty();

            lease.close();
            kept.history().keep(row.with(RunSummary.Stored.NOTHING), new ImportBuffer());
            assertThat(kept.seqs(row.id())).isEmpty();
        }
    }

    /** Imports a run that was made elsewhere, without its snapshots, and returns its id. */
    private static String imported(Histories kept) {
        RunSummary row = elsewhere.kept(elsewhere.ended(BRIEF));
        kept.history().keep(row, new ImportBuffer());
        return row.id();
    }

    private static String ended(Histories kept) {
        Run run = kept.ended(Histories.SHORT);
        return kept.kept(run).id();
    }
}
