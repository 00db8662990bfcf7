package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.run.Report;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of runs, and that it is there again when the file is opened again. */
class HistoryTest {
    @TempDir
    Path folder;

    @Test
    void anEndedRunIsThereWholeWhenTheFileIsOpenedAgain() throws Exception {
        Run run;
        try (Kept before = Kept.in(folder)) {
            run = before.ended(Kept.SHORT);
        }

        try (Kept after = Kept.in(folder)) {
            assertThat(after.warnings()).isEmpty();
            assertThat(after.history().find(run.id())).isEmpty();
            assertKeptWhole(run, after);
        }
    }

    /** Compares what is kept with the run as it was made. */
    private static void assertKeptWhole(Run run, Kept kept) {
        Report report = run.report().orElseThrow();
        KeptRun row = kept.kept(run);
        assertThat(row.state()).isEqualTo(run.state());
        assertThat(row.startedAt()).isEqualTo(run.startedAt());
        assertThat(row.periodMillis()).isEqualTo(20);
        assertThat(row.lock()).isEqualTo("mutex");
        assertThat(row.workload())
                .isEqualTo(Kept.JSON.valueToTree(run.workload()).toString());
        assertThat(row.reads()).isEqualTo(report.reads());
        assertThat(row.writes()).isEqualTo(report.writes());
        assertThat(row.elapsedNanos()).isEqualTo(report.elapsedNanos());
        assertThat(row.p99WaitNanos()).isEqualTo(report.waits().all().p99());
        assertThat(row.missing()).isZero();
        assertThat(row.bytes()).isPositive();
        assertThat(kept.seqs(run.id()))
                .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
        assertThat(kept.history().report(run.id()).orElseThrow())
                .isEqualTo(Kept.JSON.valueToTree(report).toString());
        assertThat(kept.history().capture(run.id()).orElseThrow())
                .isEqualTo(Kept.JSON.valueToTree(run.capture()).toString());
        JsonNode newest = Kept.json(kept.history().newest(run.id()).orElseThrow());
        assertThat(newest.get("seq").longValue()).isEqualTo(row.lastSeq());
        assertThat(newest.get("state").toString())
                .isEqualTo(Kept.JSON.valueToTree(report.state()).toString());
    }

    @Test
    void whatIsKeptInMemoryIsKeptWholeToo() throws Exception {
        try (Kept kept = Kept.in((Path) null)) {
            Run run = kept.ended(Kept.SHORT);
            kept.ended(Kept.SHORT);

            assertThat(kept.history().trouble()).isEmpty();
            assertThat(kept.history().find(run.id())).isEmpty();
            assertKeptWhole(run, kept);
        }
    }

    @Test
    void onlyTheNewestSnapshotHasTheStateOfTheMap() throws Exception {
        try (Kept kept = Kept.in(folder)) {
            Run run = kept.ended(Kept.SHORT);
            kept.history().kept(run.id());

            assertThat(kept.snapshots(run.id())).hasSizeGreaterThan(2).noneMatch(snapshot -> snapshot.has("state"));
        }
    }

    @Test
    void aRunThatIsGoingIsListedAndWrittenDownAsItGoes() throws Exception {
        try (Kept kept = Kept.in(folder)) {
            Run run = kept.started(Kept.LONG);

            assertThat(kept.kept(run).state()).isEqualTo(RunState.RUNNING);
            await().until(() -> kept.kept(run).lastSeq() > 40);

            assertThat(kept.seqs(run.id())).startsWith(1L, 2L, 3L).isSorted();
            assertThat(kept.kept(run).reads()).isPositive();
            assertThat(kept.history().report(run.id())).isEmpty();
        }
    }

    @Test
    void aChangeIsWrittenDownAtOnce() throws Exception {
        try (Kept kept = Kept.in(folder)) {
            Run run = kept.started(Kept.LONG);

            run.adjust(Map.of("readers", 7));
            run.pause();

            KeptRun row = kept.kept(run);
            assertThat(row.state()).isEqualTo(RunState.PAUSED);
            assertThat(Kept.json(row.workload()).get("readers").intValue()).isEqualTo(7);
        }
    }

    @Test
    void aRunThatIsStoppedByTheEndOfTheApplicationIsKeptToItsEnd() throws Exception {
        Run run;
        try (Kept before = Kept.in(folder)) {
            run = before.started(Kept.LONG);
        }

        try (Kept after = Kept.in(folder)) {
            assertThat(after.kept(run).state()).isEqualTo(RunState.STOPPED);
            assertKeptWhole(run, after);
        }
    }

    @Test
    void thePresetIsKnownByItsWorkload() throws Exception {
        try (Kept kept = Kept.in(folder)) {
            Run classic = kept.started(Map.of());
            assertThat(kept.kept(classic).preset()).isEqualTo("classic");
            classic.stop();
            classic.awaitEnd();

            assertThat(kept.kept(kept.ended(Kept.SHORT)).preset()).isNull();
        }
    }

    @Test
    void theRunsAreListedNewestFirst() throws Exception {
        try (Kept kept = Kept.in(folder)) {
            List<String> ids = List.of(
                    kept.ended(Kept.SHORT).id(),
                    kept.ended(Kept.SHORT).id(),
                    kept.ended(Kept.SHORT).id());

            assertThat(kept.listed()).isEqualTo(ids.reversed());
        }
    }

    @Test
    void whatIsWrittenOnARunStaysOnIt() throws Exception {
        Labels labels = new Labels("slow one", "why?", true);
        Run run;
        try (Kept before = Kept.in(folder)) {
            run = before.started(Kept.LONG);
            assertThat(before.history()
                            .label(run.id(), labels.changes())
                            .orElseThrow()
                            .labels())
                    .isEqualTo(labels);
            run.stop();
            run.awaitEnd();
        }

        try (Kept after = Kept.in(folder)) {
            assertThat(after.kept(run).labels()).isEqualTo(labels);
            assertThat(after.history().label("nobody", labels.changes())).isEmpty();
        }
    }

    @Test
    void aDeletedRunIsGoneUntilItIsRestored() throws Exception {
        try (Kept kept = Kept.in(folder)) {
            Run run = kept.ended(Kept.SHORT);

            assertThat(kept.history().delete(run.id())).isTrue();

            assertThat(kept.listed()).isEmpty();
            assertThat(kept.history().find(run.id())).isEmpty();
            assertThat(kept.history().kept(run.id())).isEmpty();
            assertThat(kept.history().delete(run.id())).isFalse();

            assertThat(kept.history().restore(run.id())).isPresent();
            assertKeptWhole(run, kept);
            assertThat(kept.history().restore(run.id())).isEmpty();
        }
    }

    @Test
    void whatWasDeletedIsGoneForGoodWhenTheFileIsOpenedAgain() throws Exception {
        Run run;
        try (Kept before = Kept.in(folder)) {
            run = before.ended(Kept.SHORT);
            before.history().delete(run.id());
        }

        try (Kept after = Kept.in(folder)) {
            assertThat(after.history().restore(run.id())).isEmpty();
            assertThatThrownBy(() -> after.seqs(run.id())).isInstanceOf(RunGone.class);
        }
    }
}
