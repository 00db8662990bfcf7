package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private final RunFeed feed = RecordedRuns.feed(100_000, 1);
    private final Wire wire = new Wire();
    private final Viewer viewer = watching(feed, wire);

    @Test
    void nothingIsSentUntilThereIsSomethingToWatch() {
        Viewer early = new Viewer(Optional::empty, ended -> Optional.empty(), wire);

        early.wake();

        assertThat(wire.messages()).isZero();
    }

    @Test
    void theNextMessageWaitsUntilTheOneBeforeHasLeft() {
        viewer.wake();
        viewer.wake();
        assertThat(ReceivedMessages.types(wire.told())).containsExactly("run");

        wire.deliver();

        assertThat(ReceivedMessages.types(wire.told())).containsExactly("run", "backfill");
    }

    @Test
    void whoDoesNotReadHoldsUpOneMessageHoweverMuchHappens() {
        viewer.wake();
        for (long seq = 2; seq <= 10_000; seq++) {
            feed.add(RecordedRuns.snapshot(seq));
            viewer.wake();
        }
        feed.end();
        viewer.wake();

        assertThat(wire.pending()).isEqualTo(1);
        assertThat(wire.messages()).isEqualTo(1);
    }

    @Test
    void aViewerOfWhatCannotBeReadIsCutOffAndLeaves() {
        AtomicInteger farewells = new AtomicInteger();
        Viewer cut = new Viewer(
                () -> {
                    throw new IllegalStateException("unreadable");
                },
                wire,
                farewells::incrementAndGet);

        cut.wake();
        cut.wake();

        assertThat(wire.failures()).containsExactly("unreadable");
        assertThat(cut.gone()).isTrue();
        assertThat(farewells).hasValue(1);
    }

    @Test
    void whoReadsSlowlyGetsTheNewestAndNotAQueue() {
        viewer.wake();
        wire.deliverAll();
        for (long seq = 2; seq <= 10; seq++) {
            feed.add(RecordedRuns.snapshot(seq));
            viewer.wake();
            assertThat(wire.pending()).isEqualTo(1);
        }

        wire.deliver();

        assertThat(ReceivedMessages.seqs(wire.told())).containsExactly(1L, 2L, 10L);
        wire.deliverAll();
        assertThat(ReceivedMessages.seqs(wire.told())).containsExactly(1L, 2L, 10L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void whoeverWasSlowIsToldTheEndLast() {
        viewer.wake();
        wire.deliverAll();
        for (long seq = 2; seq <= 10; seq++) {
            feed.add(RecordedRuns.snapshot(seq));
            viewer.wake();
        }
        feed.end();
        viewer.wake();

        wire.deliverAll();

        assertThat(ReceivedMessages.types(wire.told())).endsWith("finished").containsOnlyOnce("finished");
        assertThat(ReceivedMessages.seqs(wire.told())).containsExactlyInAnyOrderElementsOf(RecordedRuns.range(1, 10));
    }

    @Test
    void afterTheEndOfOneRunComesTheNext() {
        RunFeed later = RecordedRuns.feed(100_000, 2);
        Viewer following = new Viewer(
                () -> Optional.of(new StreamCursor(feed, 0)), ended -> Optional.of(new StreamCursor(later, 0)), wire);
        feed.end();

        following.wake();
        wire.deliverAll();

        assertThat(ReceivedMessages.types(wire.told()))
                .containsExactly("run", "backfill", "finished", "run", "backfill");
        assertThat(wire.told().getLast().run()).isEqualTo(later.runId());
    }

    @Test
    void nothingIsSentToOneWhoHasLeft() {
        viewer.wake();
        viewer.leave();

        wire.deliver();
        viewer.wake();

        assertThat(wire.messages()).isEqualTo(1);
    }

    @Test
    void oneWhoCanNotBeReachedIsGone() {
        viewer.wake();
        assertThat(viewer.gone()).isFalse();

        wire.fail();
        viewer.wake();

        assertThat(viewer.gone()).isTrue();
        assertThat(wire.messages()).isEqualTo(1);
    }

    @Test
    void aWireThatDeliversAtOnceDoesNotDigIntoTheStack() {
        RunFeed full = RecordedRuns.feed(100_000, 50_000);
        long[] messages = new long[1];
        Viewer quick = new Viewer(() -> Optional.of(new StreamCursor(full, 0)), ended -> Optional.empty(), text -> {
            messages[0]++;
            return CompletableFuture.completedFuture(text);
        });

        quick.wake();

        assertThat(messages[0]).isGreaterThan(50);
    }

    private static Viewer watching(RunFeed feed, Wire wire) {
        return new Viewer(() -> Optional.of(new StreamCursor(feed, 0)), ended -> Optional.empty(), wire);
    }
}
