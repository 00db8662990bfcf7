package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Report;
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
        try (Histories before = Histories.in(folder)) {
            run = before.ended(Histories.SHORT);
        }

        try (Histories after = Histories.in(folder)) {
            assertThat(after.warnings()).isEmpty();
            assertThat(after.history().find(run.id())).isEmpty();
            assertKeptWhole(run, after);
        }
    }

    /** Compares what is kept with the run as it was made. */
    private static void assertKeptWhole(Run run, Histories kept) {
        Report report = run.report().orElseThrow();
        RunSummary row = kept.kept(run);
        assertThat(row.state()).isEqualTo(run.state());
        assertThat(row.startedAt()).isEqualTo(run.startedAt());
        assertThat(row.periodMillis()).isEqualTo(20);
        assertThat(row.lock()).isEqualTo("mutex");
        assertThat(row.workload())
                .isEqualTo(Histories.JSON.valueToTree(run.workload()).toString());
        assertThat(row.reads()).isEqualTo(report.reads());
        assertThat(row.writes()).isEqualTo(report.writes());
        assertThat(row.elapsedNanos()).isEqualTo(report.elapsedNanos());
        assertThat(row.p99WaitNanos()).isEqualTo(report.waits().all().p99());
        assertThat(row.missing()).isZero();
        assertThat(row.bytes()).isPositive();
        assertThat(kept.seqs(run.id()))
                .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
        assertThat(kept.history().report(run.id()).orElseThrow())
                .isEqualTo(Histories.JSON.valueToTree(report).toString());
        assertThat(kept.history().capture(run.id()).orElseThrow())
                .isEqualTo(Histories.JSON.valueToTree(run.capture()).toString());
        JsonNode newest = Histories.json(kept.history().newest(run.id()).orElseThrow());
        assertThat(newest.get("seq").longValue()).isEqualTo(row.lastSeq());
        assertThat(newest.get("state").toString())
                .isEqualTo(Histories.JSON.valueToTree(report.state()).toString());
    }

    @Test
    void whatIsKeptInMemoryIsKeptWholeToo() throws Exception {
        try (Histories kept = Histories.in((Path) null)) {
            Run run = kept.ended(Histories.SHORT);
            kept.ended(Histories.SHORT);

            assertThat(kept.history().trouble()).isEmpty();
            assertThat(kept.history().find(run.id())).isEmpty();
            assertKeptWhole(run, kept);
        }
    }

    @Test
    void onlyTheNewestSnapshotHasTheStateOfTheMap() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            Run run = kept.ended(Histories.SHORT);
            kept.history().kept(run.id());

            assertThat(kept.snapshots(run.id())).hasSizeGreaterThan(2).noneMatch(snapshot -> snapshot.has("state"));
        }
    }

    @Test
    void aRunThatIsGoingIsListedAndWrittenDownAsItGoes() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            Run run = kept.started(Histories.LONG);

            assertThat(kept.kept(run).state()).isEqualTo(RunState.RUNNING);
            await().until(() -> kept.kept(run).lastSeq() > 40);

            assertThat(kept.seqs(run.id())).startsWith(1L, 2L, 3L).isSorted();
            assertThat(kept.kept(run).reads()).isPositive();
            assertThat(kept.history().report(run.id())).isEmpty();
        }
    }

    @Test
    void aChangeIsWrittenDownAtOnce() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            Run run = kept.started(Histories.LONG);

            run.adjust(Map.of("readers", 7));
            run.pause();

            RunSummary row = kept.kept(run);
            assertThat(row.state()).isEqualTo(RunState.PAUSED);
            assertThat(Histories.json(row.workload()).get("readers").intValue()).isEqualTo(7);
        }
    }

    @Test
    void aRunThatIsStoppedByTheEndOfTheApplicationIsKeptToItsEnd() throws Exception {
        Run run;
        try (Histories before = Histories.in(folder)) {
            run = before.started(Histories.LONG);
        }

        try (Histories after = Histories.in(folder)) {
            assertThat(after.kept(run).state()).isEqualTo(RunState.STOPPED);
            assertKeptWhole(run, after);
        }
    }

    @Test
    void thePresetIsKnownByItsWorkload() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            Run classic = kept.started(Map.of());
            assertThat(kept.kept(classic).preset()).isEqualTo("classic");
            classic.stop();
            classic.awaitEnd();

            assertThat(kept.kept(kept.ended(Histories.SHORT)).preset()).isNull();
        }
    }

    @Test
    void theRunsAreListedNewestFirst() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            List<String> ids = List.of(
                    kept.ended(Histories.SHORT).id(),
                    kept.ended(Histories.SHORT).id(),
                    kept.ended(Histories.SHORT).id());

            assertThat(kept.listed()).isEqualTo(ids.reversed());
        }
    }

    @Test
    void whatIsWrittenOnARunStaysOnIt() throws Exception {
        RunLabels labels = new RunLabels("slow one", "why?", true);
        Run run;
        try (Histories before = Histories.in(folder)) {
            run = before.started(Histories.LONG);
            assertThat(before.history()
                            .label(run.id(), labels.changes())
                            .orElseThrow()
                            .labels())
                    .isEqualTo(labels);
            run.stop();
            run.awaitEnd();
        }

        try (Histories after = Histories.in(folder)) {
            assertThat(after.kept(run).labels()).isEqualTo(labels);
            assertThat(after.history().label("nobody", labels.changes())).isEmpty();
        }
    }

    @Test
    void aDeletedRunIsGoneUntilItIsRestored() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            Run run = kept.ended(Histories.SHORT);

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
        try (Histories before = Histories.in(folder)) {
            run = before.ended(Histories.SHORT);
            before.history().delete(run.id());
        }

        try (Histories after = Histories.in(folder)) {
            assertThat(after.history().restore(run.id())).isEmpty();
            assertThatThrownBy(() -> after.seqs(run.id())).isInstanceOf(RunGone.class);
        }
    }
}
