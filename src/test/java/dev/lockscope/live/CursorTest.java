package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final int ROOMY = 100_000;

    @Test
    void theRunComesFirstAndOnce() {
        Cursor cursor = new Cursor(Takes.feed(ROOMY), 0);

        assertThat(Told.types(everything(cursor))).containsExactly("run");
        assertThat(cursor.next()).isEmpty();
    }

    @Test
    void aLateJoinerIsToldWhatItMissedAndThenEachAsItComes() {
        Feed feed = Takes.feed(ROOMY, 5);
        Cursor cursor = new Cursor(feed, 0);

        List<Told> told = new ArrayList<>(everything(cursor));
        for (long seq = 6; seq <= 8; seq++) {
            feed.add(Takes.snapshot(seq));
            told.addAll(everything(cursor));
        }

        assertThat(Told.types(told)).containsExactly("run", "backfill", "snapshot", "snapshot", "snapshot");
        assertThat(Told.seqs(told)).isEqualTo(Takes.range(1, 8));
    }

    @Test
    void whatArrivesDuringALongBackfillIsToldInItsOrder() {
        Feed feed = Takes.feed(ROOMY, 2_000);
        Cursor cursor = new Cursor(feed, 0);

        List<Told> told = new ArrayList<>();
        for (long seq = 2_001; seq <= 2_010; seq++) {
            cursor.next().map(Told::of).ifPresent(told::add);
            feed.add(Takes.snapshot(seq));
        }
        told.addAll(everything(cursor));

        assertThat(Told.seqs(told)).isEqualTo(Takes.range(1, 2_010));
    }

    @Test
    void whatIsPassedOverForANewerOneIsCounted() {
        LongAdder conflated = new LongAdder();
        Feed feed = new Feed(Takes.endedRun(), new Frames(Told.JSON), ROOMY, conflated);
        Takes.add(feed, 1, 3);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);
        assertThat(conflated.sum()).isZero();

        Takes.add(feed, 4, 7);

        assertThat(Told.seqs(everything(cursor))).containsExactly(7L, 4L, 5L, 6L);
        assertThat(conflated.sum()).isEqualTo(3);
    }

    @Test
    void whoComesBackIsToldOnlyWhatItHasNotSeen() {
        Cursor cursor = new Cursor(Takes.feed(ROOMY, 9), 6);

        assertThat(Told.seqs(everything(cursor))).containsExactly(7L, 8L, 9L);
    }

    @Test
    void whoSaysToHaveSeenMoreThanThereIsIsToldWhatComesNext() {
        Feed feed = Takes.feed(ROOMY, 3);
        Cursor cursor = new Cursor(feed, 1_000);
        everything(cursor);

        feed.add(Takes.snapshot(4));

        assertThat(Told.seqs(everything(cursor))).containsExactly(4L);
    }

    @Test
    void whoWasSlowIsToldTheNewestFirstAndThenWhatItMissed() {
        Feed feed = Takes.feed(ROOMY, 1);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);

        Takes.add(feed, 2, 5);
        List<Told> told = everything(cursor);

        assertThat(Told.types(told)).containsExactly("snapshot", "backfill");
        assertThat(Told.seqs(told)).containsExactly(5L, 2L, 3L, 4L);
    }

    @Test
    void aSnapshotThatIsDueGoesBeforeTheFillingOfAHole() {
        Feed feed = Takes.feed(ROOMY, 1);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);
        Takes.add(feed, 2, 4);
        cursor.next();

        Takes.add(feed, 5, 5);

        assertThat(Told.seqs(everything(cursor))).containsExactly(5L, 2L, 3L);
    }

    @Test
    void aHoleThatIsTooLongForOneMessageIsFilledInSeveral() {
        Feed feed = Takes.feed(ROOMY, 1);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);

        Takes.add(feed, 2, 3_000);
        List<Told> told = everything(cursor);

        assertThat(told).hasSizeGreaterThan(3);
        assertThat(Told.seqs(told)).startsWith(3_000L).containsExactlyInAnyOrderElementsOf(Takes.range(2, 3_000));
        assertThat(Told.seqs(told.subList(1, told.size()))).isSorted();
    }

    @Test
    void theHolesThatAreRememberedAreBounded() {
        Feed feed = Takes.feed(ROOMY, 1);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);
        for (long seq = 2; seq <= 2_001; seq += 2) {
            Takes.add(feed, seq, seq + 1);
            assertThat(Told.of(cursor.next().orElseThrow()).seqs()).containsExactly(seq + 1);
        }

        List<Told> filled = everything(cursor);

        assertThat(filled).hasSize(64);
        assertThat(Told.seqs(filled)).endsWith(1_998L, 2_000L).isSorted();
    }

    @Test
    void aHoleThatTheRingHasDroppedDoesNotKeepTheOthersFromBeingFilled() {
        Feed feed = Takes.feed(10, 1);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);
        Takes.add(feed, 2, 3);
        cursor.next();
        Takes.add(feed, 4, 20);
        cursor.next();

        feed.end();
        List<Told> told = everything(cursor);

        assertThat(Told.types(told)).containsExactly("backfill", "finished");
        assertThat(Told.seqs(told)).isEqualTo(Takes.range(11, 19));
    }

    @Test
    void theEndIsToldLastOfAllAndOnce() {
        Feed feed = Takes.feed(ROOMY, 1);
        Cursor cursor = new Cursor(feed, 0);
        everything(cursor);
        assertThat(cursor.ended()).isFalse();

        Takes.add(feed, 2, 5);
        feed.end();
        List<Told> told = everything(cursor);

        assertThat(Told.types(told)).containsExactly("snapshot", "backfill", "finished");
        assertThat(cursor.ended()).isTrue();
        assertThat(cursor.next()).isEmpty();
    }

    @Test
    void whoComesWhenAllIsOverIsToldEverything() {
        Feed feed = Takes.feed(ROOMY, 3);
        feed.end();

        List<Told> told = everything(new Cursor(feed, 0));

        assertThat(Told.types(told)).containsExactly("run", "backfill", "finished");
        assertThat(Told.seqs(told)).containsExactly(1L, 2L, 3L);
    }

    /** All that there is to say now. */
    private static List<Told> everything(Cursor cursor) {
        List<Told> told = new ArrayList<>();
        for (Optional<String> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            told.add(Told.of(next.get()));
        }
        return told;
    }
}
