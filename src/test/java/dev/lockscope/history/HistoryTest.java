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

/** What is stored of runs, also after a restart. */
class HistoryTest {
    @TempDir
    Path folder;

    @Test
    void anEndedRunIsCompleteAfterARestart() throws Exception {
        Run run;
        try (TestHistory before = TestHistory.in(folder)) {
            run = before.ended(TestHistory.SHORT);
        }

        try (TestHistory after = TestHistory.in(folder)) {
            assertThat(after.warnings()).isEmpty();
            assertThat(after.history().find(run.id())).isEmpty();
            assertKeptWhole(run, after);
        }
    }

    /** Compares what is kept with the run as it was made. */
    private static void assertKeptWhole(Run run, TestHistory test) {
        Report report = run.report().orElseThrow();
        RunSummary row = test.stored(run);
        assertThat(row.state()).isEqualTo(run.state());
        assertThat(row.startedAt()).isEqualTo(run.startedAt());
        assertThat(row.periodMillis()).isEqualTo(20);
        assertThat(row.lock()).isEqualTo("mutex");
        assertThat(row.workload())
                .isEqualTo(TestHistory.JSON.valueToTree(run.workload()).toString());
        assertThat(row.reads()).isEqualTo(report.reads());
        assertThat(row.writes()).isEqualTo(report.writes());
        assertThat(row.elapsedNanos()).isEqualTo(report.elapsedNanos());
        assertThat(row.p99WaitNanos()).isEqualTo(report.waits().all().p99());
        assertThat(row.missing()).isZero();
        assertThat(row.bytes()).isPositive();
        assertThat(test.seqs(run.id()))
                .isEqualTo(LongStream.rangeClosed(1, row.lastSeq()).boxed().toList());
        assertThat(test.history().records().report(run.id()).orElseThrow())
                .isEqualTo(TestHistory.JSON.valueToTree(report).toString());
        assertThat(test.history().records().capture(run.id()).orElseThrow())
                .isEqualTo(TestHistory.JSON.valueToTree(run.capture()).toString());
        JsonNode newest =
                TestHistory.json(test.history().records().newest(run.id()).orElseThrow());
        assertThat(newest.get("seq").longValue()).isEqualTo(row.lastSeq());
        assertThat(newest.get("state").toString())
                .isEqualTo(TestHistory.JSON.valueToTree(report.state()).toString());
    }

    @Test
    void aHistoryInMemoryIsCompleteToo() throws Exception {
        try (TestHistory test = TestHistory.in((Path) null)) {
            Run run = test.ended(TestHistory.SHORT);
            test.ended(TestHistory.SHORT);

            assertThat(test.history().problem()).isEmpty();
            assertThat(test.history().find(run.id())).isEmpty();
            assertKeptWhole(run, test);
        }
    }

    @Test
    void onlyTheNewestSnapshotHasTheStateOfTheMap() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            Run run = test.ended(TestHistory.SHORT);
            test.history().stored(run.id());

            assertThat(test.snapshots(run.id())).hasSizeGreaterThan(2).noneMatch(snapshot -> snapshot.has("state"));
        }
    }

    @Test
    void anActiveRunIsListedAndRecorded() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            Run run = test.started(TestHistory.LONG);

            assertThat(test.stored(run).state()).isEqualTo(RunState.RUNNING);
            await().until(() -> test.stored(run).lastSeq() > 40);

            assertThat(test.seqs(run.id())).startsWith(1L, 2L, 3L).isSorted();
            assertThat(test.stored(run).reads()).isPositive();
            assertThat(test.history().records().report(run.id())).isEmpty();
        }
    }

    @Test
    void aLiveChangeIsWrittenAtOnce() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            Run run = test.started(TestHistory.LONG);

            run.adjust(Map.of("readers", 7));
            run.pause();

            RunSummary row = test.stored(run);
            assertThat(row.state()).isEqualTo(RunState.PAUSED);
            assertThat(TestHistory.json(row.workload()).get("readers").intValue())
                    .isEqualTo(7);
        }
    }

    @Test
    void aRunStoppedAtShutdownIsComplete() throws Exception {
        Run run;
        try (TestHistory before = TestHistory.in(folder)) {
            run = before.started(TestHistory.LONG);
        }

        try (TestHistory after = TestHistory.in(folder)) {
            assertThat(after.stored(run).state()).isEqualTo(RunState.STOPPED);
            assertKeptWhole(run, after);
        }
    }

    @Test
    void thePresetIsDerivedFromTheWorkload() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            Run classic = test.started(Map.of());
            assertThat(test.stored(classic).preset()).isEqualTo("classic");
            classic.stop();
            classic.awaitEnd();

            assertThat(test.stored(test.ended(TestHistory.SHORT)).preset()).isNull();
        }
    }

    @Test
    void theRunsAreListedNewestFirst() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            List<String> ids = List.of(
                    test.ended(TestHistory.SHORT).id(),
                    test.ended(TestHistory.SHORT).id(),
                    test.ended(TestHistory.SHORT).id());

            assertThat(test.listed()).isEqualTo(ids.reversed());
        }
    }

    @Test
    void labelsSurviveARestart() throws Exception {
        RunLabels labels = new RunLabels("slow one", "why?", true);
        Run run;
        try (TestHistory before = TestHistory.in(folder)) {
            run = before.started(TestHistory.LONG);
            assertThat(before.history()
                            .label(run.id(), labels.changes())
                            .orElseThrow()
                            .labels())
                    .isEqualTo(labels);
            run.stop();
            run.awaitEnd();
        }

        try (TestHistory after = TestHistory.in(folder)) {
            assertThat(after.stored(run).labels()).isEqualTo(labels);
            assertThat(after.history().label("nobody", labels.changes())).isEmpty();
        }
    }

    @Test
    void aDeletedRunIsHiddenUntilItIsRestored() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            Run run = test.ended(TestHistory.SHORT);

            assertThat(test.history().delete(run.id())).isTrue();

            assertThat(test.listed()).isEmpty();
            assertThat(test.history().find(run.id())).isEmpty();
            assertThat(test.history().stored(run.id())).isEmpty();
            assertThat(test.history().delete(run.id())).isFalse();

            assertThat(test.history().restore(run.id())).isPresent();
            assertKeptWhole(run, test);
            assertThat(test.history().restore(run.id())).isEmpty();
        }
    }

    @Test
    void deletedRunsArePurgedAtTheNextStart() throws Exception {
        Run run;
        try (TestHistory before = TestHistory.in(folder)) {
            run = before.ended(TestHistory.SHORT);
            before.history().delete(run.id());
        }

        try (TestHistory after = TestHistory.in(folder)) {
            assertThat(after.history().restore(run.id())).isEmpty();
            assertThatThrownBy(() -> after.seqs(run.id())).isInstanceOf(RunGone.class);
        }
    }
}
