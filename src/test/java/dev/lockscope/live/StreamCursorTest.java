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
        StreamCursor cursor = new StreamCursor(RecordedRuns.feed(ROOMY), 0);

        assertThat(ReceivedMessages.types(everything(cursor))).containsExactly("run");
        assertThat(cursor.next()).isEmpty();
    }

    @Test
    void aLateJoinerIsToldWhatItMissedAndThenEachAsItComes() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 5);
        StreamCursor cursor = new StreamCursor(feed, 0);

        List<ReceivedMessages> told = new ArrayList<>(everything(cursor));
        for (long seq = 6; seq <= 8; seq++) {
            feed.add(RecordedRuns.snapshot(seq));
            told.addAll(everything(cursor));
        }

        assertThat(ReceivedMessages.types(told)).containsExactly("run", "backfill", "snapshot", "snapshot", "snapshot");
        assertThat(ReceivedMessages.seqs(told)).isEqualTo(RecordedRuns.range(1, 8));
    }

    @Test
    void whatArrivesDuringALongBackfillIsToldInItsOrder() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 2_000);
        StreamCursor cursor = new StreamCursor(feed, 0);

        List<ReceivedMessages> told = new ArrayList<>();
        for (long seq = 2_001; seq <= 2_010; seq++) {
            cursor.next().map(ReceivedMessages::of).ifPresent(told::add);
            feed.add(RecordedRuns.snapshot(seq));
        }
        told.addAll(everything(cursor));

        assertThat(ReceivedMessages.seqs(told)).isEqualTo(RecordedRuns.range(1, 2_010));
    }

    @Test
    void whatIsPassedOverForANewerOneIsCounted() {
        LongAdder conflated = new LongAdder();
        RunFeed feed = new RunFeed(RecordedRuns.endedRun(), new RecordEncoder(ReceivedMessages.JSON), ROOMY, conflated);
        RecordedRuns.add(feed, 1, 3);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        assertThat(conflated.sum()).isZero();

        RecordedRuns.add(feed, 4, 7);

        assertThat(ReceivedMessages.seqs(everything(cursor))).containsExactly(7L, 4L, 5L, 6L);
        assertThat(conflated.sum()).isEqualTo(3);
    }

    @Test
    void whoComesBackIsToldOnlyWhatItHasNotSeen() {
        StreamCursor cursor = new StreamCursor(RecordedRuns.feed(ROOMY, 9), 6);

        assertThat(ReceivedMessages.seqs(everything(cursor))).containsExactly(7L, 8L, 9L);
    }

    @Test
    void whoSaysToHaveSeenMoreThanThereIsIsToldWhatComesNext() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 3);
        StreamCursor cursor = new StreamCursor(feed, 1_000);
        everything(cursor);

        feed.add(RecordedRuns.snapshot(4));

        assertThat(ReceivedMessages.seqs(everything(cursor))).containsExactly(4L);
    }

    @Test
    void whoWasSlowIsToldTheNewestFirstAndThenWhatItMissed() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);

        RecordedRuns.add(feed, 2, 5);
        List<ReceivedMessages> told = everything(cursor);

        assertThat(ReceivedMessages.types(told)).containsExactly("snapshot", "backfill");
        assertThat(ReceivedMessages.seqs(told)).containsExactly(5L, 2L, 3L, 4L);
    }

    @Test
    void aSnapshotThatIsDueGoesBeforeTheFillingOfAHole() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        RecordedRuns.add(feed, 2, 4);
        cursor.next();

        RecordedRuns.add(feed, 5, 5);

        assertThat(ReceivedMessages.seqs(everything(cursor))).containsExactly(5L, 2L, 3L);
    }

    @Test
    void aHoleThatIsTooLongForOneMessageIsFilledInSeveral() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);

        RecordedRuns.add(feed, 2, 3_000);
        List<ReceivedMessages> told = everything(cursor);

        assertThat(told).hasSizeGreaterThan(3);
        assertThat(ReceivedMessages.seqs(told))
                .startsWith(3_000L)
                .containsExactlyInAnyOrderElementsOf(RecordedRuns.range(2, 3_000));
        assertThat(ReceivedMessages.seqs(told.subList(1, told.size()))).isSorted();
    }

    @Test
    void theHolesThatAreRememberedAreBounded() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        for (long seq = 2; seq <= 2_001; seq += 2) {
            RecordedRuns.add(feed, seq, seq + 1);
            assertThat(ReceivedMessages.of(cursor.next().orElseThrow()).seqs()).containsExactly(seq + 1);
        }

        List<ReceivedMessages> filled = everything(cursor);

        assertThat(filled).hasSize(64);
        assertThat(ReceivedMessages.seqs(filled)).endsWith(1_998L, 2_000L).isSorted();
    }

    @Test
    void aHoleThatTheRingHasDroppedDoesNotKeepTheOthersFromBeingFilled() {
        RunFeed feed = RecordedRuns.feed(10, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        RecordedRuns.add(feed, 2, 3);
        cursor.next();
        RecordedRuns.add(feed, 4, 20);
        cursor.next();

        feed.end();
        List<ReceivedMessages> told = everything(cursor);

        assertThat(ReceivedMessages.types(told)).containsExactly("backfill", "finished");
        assertThat(ReceivedMessages.seqs(told)).isEqualTo(RecordedRuns.range(11, 19));
    }

    @Test
    void theEndIsToldLastOfAllAndOnce() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 1);
        StreamCursor cursor = new StreamCursor(feed, 0);
        everything(cursor);
        assertThat(cursor.ended()).isFalse();

        RecordedRuns.add(feed, 2, 5);
        feed.end();
        List<ReceivedMessages> told = everything(cursor);

        assertThat(ReceivedMessages.types(told)).containsExactly("snapshot", "backfill", "finished");
        assertThat(cursor.ended()).isTrue();
        assertThat(cursor.next()).isEmpty();
    }

    @Test
    void whoComesWhenAllIsOverIsToldEverything() {
        RunFeed feed = RecordedRuns.feed(ROOMY, 3);
        feed.end();

        List<ReceivedMessages> told = everything(new StreamCursor(feed, 0));

        assertThat(ReceivedMessages.types(told)).containsExactly("run", "backfill", "finished");
        assertThat(ReceivedMessages.seqs(told)).containsExactly(1L, 2L, 3L);
    }

    /** All that there is to say now. */
    private static List<ReceivedMessages> everything(StreamCursor cursor) {
        List<ReceivedMessages> told = new ArrayList<>();
        for (Optional<String> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            told.add(ReceivedMessages.of(next.get()));
        }
        return told;
    }
}
