package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.log.RecordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class StreamCursorTest {
    private static final int ROOMY = 100_000;

    @Test
    void theRunComesFirstAndOnce() {
        StreamCursor cursor = new StreamCursor(TestFeeds.feed(ROOMY), 0);

        assertThat(ReceivedMessage.types(everything(cursor))).containsExactly("run");
        assertThat(cursor.next()).isEmpty();
    }

    @Test
    void aLateViewerReceivesABackfillAndThenSnapshots() {
        RunFeed feed = TestFeeds.feed(ROOMY, 5);
        StreamCursor cursor = new StreamCursor(feed, 0);

        List<ReceivedMessage> received = new ArrayList<>(everything(cursor));
        for (long seq = 6; seq <= 8; seq++) {
            feed.add(TestFeeds.snapshot(seq));
            received.addAll(everything(cursor));
        }

        assertThat(ReceivedMessage.types(received))
                .containsExactly("run", "backfill", "snapshot", "snapshot", "snapshot");
        assertThat(ReceivedMessage.seqs(received)).isEqualTo(TestFeeds.range(1, 8));
    }

    @Test
    void theWarmUpComesPieceByPieceBeforeTheSnapshots() {
        WarmingFeed warming = new WarmingFeed();
        StreamCursor cursor = new StreamCursor(warming.feed(), 0);
        List<ReceivedMessage> received = new ArrayList<>(everything(cursor));

        warming.sample(50);
        received.addAll(everything(cursor));
        warming.sample(100);
        warming.sample(150);
        received.addAll(everything(cursor));
        warming.end();
        received.addAll(everything(cursor));
        warming.feed().add(TestFeeds.snapshot(1));
        received.addAll(everything(cursor));

        assertThat(ReceivedMessage.types(received))
                .containsExactly("run", "run", "warmUp", "warmUp", "run", "snapshot");
        assertThat(received.stream().filter(message -> message.type().equals("run")))
                .extracting(message -> message.frame().has("warmUp"))
                .containsExactly(false, true, false);
        assertThat(received.get(2).samples()).containsExactly(50L);
        assertThat(received.get(3).samples()).containsExactly(100L, 150L);
    }

    @Test
    void aLateOrReturningViewerReceivesTheWholeWarmUp() {
        WarmingFeed warming = new WarmingFeed();
        warming.sample(50);
        warming.sample(100);
        warming.end();
        TestFeeds.add(warming.feed(), 1, 3);

        for (long after : new long[] {0, 2}) {
            List<ReceivedMessage> received = everything(new StreamCursor(warming.feed(), after));

            assertThat(ReceivedMessage.types(received)).containsExactly("run", "warmUp", "backfill");
            assertThat(received.get(1).samples()).containsExactly(50L, 100L);
        }
    }

    @Test
    void snapshotsDuringALongBackfillKeepTheirOrder() {
        RunFeed feed = TestFeeds.feed(ROOMY, 2_000);
        StreamCursor cursor = new StreamCursor(feed, 0);

        List<ReceivedMessage> received = new ArrayList<>();
        for (long seq = 2_001; seq <= 2_010; seq++) {
            cursor.next().map(ReceivedMessage::of).ifPresent(received::add);
            feed.add(TestFeeds.snapshot(seq));
        }
        received.addAll(everything(cursor));

        assertThat(ReceivedMessage.seqs(received)).isEqualTo(TestFeeds.range(1, 2_010));
    }

    @Test
    void skippedSnapshotsAreCounted() {
        LongAdder conflated = new LongAdder();
        RunFeed feed = new RunFeed(TestFeeds.endedRun(), new RecordEncoder(ReceivedMessage.JSON), ROOMY, conflated);
        TestFeeds.add(feed, 1, 3);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        assertThat(conflated.sum()).isZero();

        TestFeeds.add(feed, 4, 7);

        assertThat(ReceivedMessage.seqs(everything(cursor))).containsExactly(7L, 4L, 5L, 6L);
        assertThat(conflated.sum()).isEqualTo(3);
    }

    @Test
    void aReconnectReceivesOnlyLaterSnapshots() {
        StreamCursor cursor = new StreamCursor(TestFeeds.feed(ROOMY, 9), 6);

        assertThat(ReceivedMessage.seqs(everything(cursor))).containsExactly(7L, 8L, 9L);
    }

    @Test
    void aPositionBeyondTheNewestReceivesWhatFollows() {
        RunFeed feed = TestFeeds.feed(ROOMY, 3);
        StreamCursor cursor = new StreamCursor(feed, 1_000);
        everything(cursor);

        feed.add(TestFeeds.snapshot(4));

        assertThat(ReceivedMessage.seqs(everything(cursor))).containsExactly(4L);
    }

    @Test
    void aSlowViewerReceivesTheNewestBeforeSkippedOnes() {
        RunFeed feed = TestFeeds.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);

        TestFeeds.add(feed, 2, 5);
        List<ReceivedMessage> received = everything(cursor);

        assertThat(ReceivedMessage.types(received)).containsExactly("snapshot", "backfill");
        assertThat(ReceivedMessage.seqs(received)).containsExactly(5L, 2L, 3L, 4L);
    }

    @Test
    void aNewSnapshotComesBeforeTheFillingOfAGap() {
        RunFeed feed = TestFeeds.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        TestFeeds.add(feed, 2, 4);
        cursor.next();

        TestFeeds.add(feed, 5, 5);

        assertThat(ReceivedMessage.seqs(everything(cursor))).containsExactly(5L, 2L, 3L);
    }

    @Test
    void aLongGapIsFilledInSeveralMessages() {
        RunFeed feed = TestFeeds.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);

        TestFeeds.add(feed, 2, 3_000);
        List<ReceivedMessage> received = everything(cursor);

        assertThat(received).hasSizeGreaterThan(3);
        assertThat(ReceivedMessage.seqs(received))
                .startsWith(3_000L)
                .containsExactlyInAnyOrderElementsOf(TestFeeds.range(2, 3_000));
        assertThat(ReceivedMessage.seqs(received.subList(1, received.size()))).isSorted();
    }

    @Test
    void theNumberOfGapsIsBounded() {
        RunFeed feed = TestFeeds.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        for (long seq = 2; seq <= 2_001; seq += 2) {
            TestFeeds.add(feed, seq, seq + 1);
            assertThat(ReceivedMessage.of(cursor.next().orElseThrow()).seqs()).containsExactly(seq + 1);
        }

        List<ReceivedMessage> filled = everything(cursor);

        assertThat(filled).hasSize(64);
        assertThat(ReceivedMessage.seqs(filled)).endsWith(1_998L, 2_000L).isSorted();
    }

    @Test
    void aDroppedGapDoesNotPreventOthersFromBeingFilled() {
        RunFeed feed = TestFeeds.feed(10, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        TestFeeds.add(feed, 2, 3);
        cursor.next();
        TestFeeds.add(feed, 4, 20);
        cursor.next();

        feed.end();
        List<ReceivedMessage> received = everything(cursor);

        assertThat(ReceivedMessage.types(received)).containsExactly("backfill", "finished");
        assertThat(ReceivedMessage.seqs(received)).isEqualTo(TestFeeds.range(11, 19));
    }

    @Test
    void theEndIsSentLastAndOnce() {
        RunFeed feed = TestFeeds.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        assertThat(cursor.ended()).isFalse();

        TestFeeds.add(feed, 2, 5);
        feed.end();
        List<ReceivedMessage> received = everything(cursor);

        assertThat(ReceivedMessage.types(received)).containsExactly("snapshot", "backfill", "finished");
        assertThat(cursor.ended()).isTrue();
        assertThat(cursor.next()).isEmpty();
    }

    @Test
    void aViewerOfAnEndedRunReceivesEverything() {
        RunFeed feed = TestFeeds.feed(ROOMY, 3);
        feed.end();

        List<ReceivedMessage> received = everything(new StreamCursor(feed, 0));

        assertThat(ReceivedMessage.types(received)).containsExactly("run", "backfill", "finished");
        assertThat(ReceivedMessage.seqs(received)).containsExactly(1L, 2L, 3L);
    }

    /** All that there is to say now. */
    private static List<ReceivedMessage> everything(StreamCursor cursor) {
        List<ReceivedMessage> received = new ArrayList<>();
        for (Optional<String> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            received.add(ReceivedMessage.of(next.get()));
        }
        return received;
    }
}
