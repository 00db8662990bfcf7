package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.log.RecordEncoder;
import dev.lockscope.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class RunFeedTest {
    private static final int ROOMY = 100_000;
    private static final long NO_END = Long.MAX_VALUE;

    @Test
    void nothingIsToldBeforeThereIsAnything() {
        RunFeed feed = RecordedRuns.feed(ROOMY);

        assertThat(feed.newest()).isZero();
        assertThat(feed.snapshot(0)).isEmpty();
        assertThat(feed.backfill(0, NO_END)).isEmpty();
        assertThat(feed.finished()).isEmpty();
    }

    @Test
    void theRunIsIntroducedByWhatItIs() {
        Run run = RecordedRuns.endedRun();
        RunFeed feed = new RunFeed(run, new RecordEncoder(ReceivedMessages.JSON), ROOMY, new LongAdder());

        ReceivedMessages told = ReceivedMessages.of(feed.run());

        assertThat(told.type()).isEqualTo("run");
        assertThat(told.run()).isEqualTo(run.id());
        assertThat(told.frame().get("periodMillis").intValue()).isEqualTo(50);
        assertThat(told.frame().get("workload").get("durationMillis").intValue())
                .isEqualTo(10);
        assertThat(told.frame().has("startedAt")).isTrue();
        assertThat(told.frame().has("state")).isTrue();
    }

    @Test
    void theNewestSnapshotComesWithTheStateOfTheMap() {
        ReceivedMessages told = told(RecordedRuns.feed(ROOMY, 3).snapshot(2));

        assertThat(told.type()).isEqualTo("snapshot");
        assertThat(told.seqs()).containsExactly(3L);
        assertThat(told.frame().get("reads").intValue()).isEqualTo(300);
        assertThat(told.frame().get("writes").intValue()).isEqualTo(30);
        assertThat(told.frame().get("served").get("writers").toString())
                .isEqualTo("{\"workers\":1,\"width\":1,\"min\":[30],\"max\":[30]}");
        assertThat(told.frame().get("state")).hasSize(5);
        assertThat(told.frame().get("state").get(4).toString())
                .isEqualTo("{\"key\":4,\"value\":33,\"version\":3,\"writer\":0}");
    }

    @Test
    void theNewestSnapshotIsToldOnlyToWhoHasNotSeenIt() {
        assertThat(RecordedRuns.feed(ROOMY, 3).snapshot(3)).isEmpty();
    }

    @Test
    void aBackfillIsStrictlyAfterWhatWasSeen() {
        assertThat(told(RecordedRuns.feed(ROOMY, 9).backfill(4, NO_END)).seqs()).isEqualTo(RecordedRuns.range(5, 9));
    }

    @Test
    void aBackfillEndsWhereItWasAskedTo() {
        assertThat(told(RecordedRuns.feed(ROOMY, 9).backfill(4, 6)).seqs()).containsExactly(5L, 6L);
    }

    @Test
    void onlyTheNewestSnapshotOfABackfillHasTheStateOfTheMapAndEachWorkersOperations() {
        ReceivedMessages told = told(RecordedRuns.feed(ROOMY, 4).backfill(0, NO_END));

        for (String field : List.of("state", "served")) {
            assertThat(told.snapshots().map(snapshot -> snapshot.has(field)))
                    .containsExactly(false, false, false, true);
        }
    }

    @Test
    void aLongBackfillComesInMessagesOfBoundedLength() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 5_000);

        List<String> texts = wholeBackfill(feed);

        assertThat(texts)
                .hasSizeGreaterThan(3)
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(33_000));
        assertThat(ReceivedMessages.seqs(
                        texts.stream().map(ReceivedMessages::of).toList()))
                .isEqualTo(RecordedRuns.range(1, 5_000));
    }

    @Test
    void aFullRingDropsTheOldestAndABackfillPassesThemOver() {
        RunFeed feed = RecordedRuns.feed(10, 25);

        assertThat(told(feed.backfill(0, NO_END)).seqs()).isEqualTo(RecordedRuns.range(16, 25));
        assertThat(told(feed.backfill(12, 18)).seqs()).containsExactly(16L, 17L, 18L);
        assertThat(feed.backfill(2, 15)).isEmpty();
    }

    @Test
    void theRingGrowsToItsCapacityWithoutLosingAny() {
        for (int newest : new int[] {63, 64, 65, 128, 129, 150}) {
            RunFeed feed = RecordedRuns.feed(150, newest);
            assertThat(ReceivedMessages.seqs(wholeBackfill(feed).stream()
                            .map(ReceivedMessages::of)
                            .toList()))
                    .isEqualTo(RecordedRuns.range(1, newest));
        }
    }

    private static List<String> wholeBackfill(RunFeed feed) {
        List<String> texts = new ArrayList<>();
        long seen = 0;
        for (Optional<RunFeed.Part> part = feed.backfill(0, NO_END);
                part.isPresent();
                part = feed.backfill(seen, NO_END)) {
            texts.add(part.get().text());
            seen = part.get().last();
        }
        return texts;
    }

    @Test
    void theLastWordIsTheReport() {
        Run run = RecordedRuns.endedRun();
        RunFeed feed = new RunFeed(run, new RecordEncoder(ReceivedMessages.JSON), ROOMY, new LongAdder());

        feed.end();

        ReceivedMessages told = ReceivedMessages.of(feed.finished().orElseThrow());
        assertThat(told.type()).isEqualTo("finished");
        assertThat(told.run()).isEqualTo(run.id());
        assertThat(told.frame().get("report").get("reads").longValue())
                .isEqualTo(run.report().orElseThrow().reads());
        assertThat(told.frame().has("failure")).isFalse();
    }

    private static ReceivedMessages told(Optional<RunFeed.Part> part) {
        return ReceivedMessages.of(part.orElseThrow().text());
    }
}
