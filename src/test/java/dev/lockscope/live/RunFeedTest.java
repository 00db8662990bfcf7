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
    private static final int LARGE_CAPACITY = 100_000;
    private static final long NO_END = Long.MAX_VALUE;

    @Test
    void aNewFeedHasNoSnapshots() {
        RunFeed feed = TestFeeds.feed(LARGE_CAPACITY);

        assertThat(feed.newest()).isZero();
        assertThat(feed.snapshot(0)).isEmpty();
        assertThat(feed.backfill(0, NO_END)).isEmpty();
        assertThat(feed.finished()).isEmpty();
    }

    @Test
    void theFirstMessageDescribesTheRun() {
        Run run = TestFeeds.endedRun();
        RunFeed feed = new RunFeed(run, new RecordEncoder(ReceivedMessage.JSON), LARGE_CAPACITY, new LongAdder());

        ReceivedMessage received = ReceivedMessage.of(feed.run());

        assertThat(received.type()).isEqualTo("run");
        assertThat(received.run()).isEqualTo(run.id());
        assertThat(received.frame().get("periodMillis").intValue()).isEqualTo(50);
        assertThat(received.frame().get("workload").get("durationMillis").intValue())
                .isEqualTo(10);
        assertThat(received.frame().has("startedAt")).isTrue();
        assertThat(received.frame().has("state")).isTrue();
    }

    @Test
    void theNewestSnapshotHasTheStateOfTheMap() {
        ReceivedMessage received = received(TestFeeds.feed(LARGE_CAPACITY, 3).snapshot(2));

        assertThat(received.type()).isEqualTo("snapshot");
        assertThat(received.seqs()).containsExactly(3L);
        assertThat(received.frame().get("reads").intValue()).isEqualTo(300);
        assertThat(received.frame().get("writes").intValue()).isEqualTo(30);
        assertThat(received.frame().get("served").get("writers").toString())
                .isEqualTo("{\"workers\":1,\"width\":1,\"min\":[30],\"max\":[30]}");
        assertThat(received.frame().get("state")).hasSize(5);
        assertThat(received.frame().get("state").get(4).toString())
                .isEqualTo("{\"key\":4,\"value\":33,\"version\":3,\"writer\":0}");
    }

    @Test
    void theNewestSnapshotIsGivenOnce() {
        assertThat(TestFeeds.feed(LARGE_CAPACITY, 3).snapshot(3)).isEmpty();
    }

    @Test
    void aBackfillBeginsAfterTheGivenSnapshot() {
        assertThat(received(TestFeeds.feed(LARGE_CAPACITY, 9).backfill(4, NO_END))
                        .seqs())
                .isEqualTo(TestFeeds.range(5, 9));
    }

    @Test
    void aBackfillEndsAtTheGivenSnapshot() {
        assertThat(received(TestFeeds.feed(LARGE_CAPACITY, 9).backfill(4, 6)).seqs())
                .containsExactly(5L, 6L);
    }

    @Test
    void onlyTheNewestSnapshotOfABackfillIsComplete() {
        ReceivedMessage received = received(TestFeeds.feed(LARGE_CAPACITY, 4).backfill(0, NO_END));

        for (String field : List.of("state", "served")) {
            assertThat(received.snapshots().map(snapshot -> snapshot.has(field)))
                    .containsExactly(false, false, false, true);
        }
    }

    @Test
    void aLongBackfillComesInMessagesOfBoundedLength() {
        RunFeed feed = TestFeeds.feed(LARGE_CAPACITY, 5_000);

        List<String> texts = wholeBackfill(feed);

        assertThat(texts)
                .hasSizeGreaterThan(3)
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(33_000));
        assertThat(ReceivedMessage.seqs(texts.stream().map(ReceivedMessage::of).toList()))
                .isEqualTo(TestFeeds.range(1, 5_000));
    }

    @Test
    void aBackfillLeavesOutSnapshotsThatWereDropped() {
        RunFeed feed = TestFeeds.feed(10, 25);

        assertThat(received(feed.backfill(0, NO_END)).seqs()).isEqualTo(TestFeeds.range(16, 25));
        assertThat(received(feed.backfill(12, 18)).seqs()).containsExactly(16L, 17L, 18L);
        assertThat(feed.backfill(2, 15)).isEmpty();
    }

    @Test
    void theRingGrowsToItsCapacityWithoutLoss() {
        for (int newest : new int[] {63, 64, 65, 128, 129, 150}) {
            RunFeed feed = TestFeeds.feed(150, newest);
            assertThat(ReceivedMessage.seqs(wholeBackfill(feed).stream()
                            .map(ReceivedMessage::of)
                            .toList()))
                    .isEqualTo(TestFeeds.range(1, newest));
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
    void theLastMessageHasTheReport() {
        Run run = TestFeeds.endedRun();
        RunFeed feed = new RunFeed(run, new RecordEncoder(ReceivedMessage.JSON), LARGE_CAPACITY, new LongAdder());

        feed.end();

        ReceivedMessage received = ReceivedMessage.of(feed.finished().orElseThrow());
        assertThat(received.type()).isEqualTo("finished");
        assertThat(received.run()).isEqualTo(run.id());
        assertThat(received.frame().get("report").get("reads").longValue())
                .isEqualTo(run.report().orElseThrow().reads());
        assertThat(received.frame().has("failure")).isFalse();
    }

    private static ReceivedMessage received(Optional<RunFeed.Part> part) {
        return ReceivedMessage.of(part.orElseThrow().text());
    }
}
