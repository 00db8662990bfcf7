package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private final RunFeed feed = TestFeeds.feed(100_000, 1);
    private final FakeConnection connection = new FakeConnection();
    private final Viewer viewer = watching(feed, connection);

    @Test
    void nothingIsSentWithoutAStream() {
        Viewer early = new Viewer(Optional::empty, ended -> Optional.empty(), connection);

        early.wake();

        assertThat(connection.messages()).isZero();
    }

    @Test
    void theNextMessageWaitsUntilThePreviousHasLeft() {
        viewer.wake();
        viewer.wake();
        assertThat(ReceivedMessage.types(connection.received())).containsExactly("run");

        connection.deliver();

        assertThat(ReceivedMessage.types(connection.received())).containsExactly("run", "backfill");
    }

    @Test
    void aStalledViewerHoldsOneMessage() {
        viewer.wake();
        for (long seq = 2; seq <= 10_000; seq++) {
            feed.add(TestFeeds.snapshot(seq));
            viewer.wake();
        }
        feed.end();
        viewer.wake();

        assertThat(connection.pending()).isEqualTo(1);
        assertThat(connection.messages()).isEqualTo(1);
    }

    @Test
    void anUnreadableStreamClosesTheViewer() {
        AtomicInteger farewells = new AtomicInteger();
        Viewer cut = new Viewer(
                () -> {
                    throw new IllegalStateException("unreadable");
                },
                connection,
                farewells::incrementAndGet);

        cut.wake();
        cut.wake();

        assertThat(connection.failures()).containsExactly("unreadable");
        assertThat(cut.gone()).isTrue();
        assertThat(farewells).hasValue(1);
    }

    @Test
    void aSlowViewerReceivesTheNewestInsteadOfAQueue() {
        viewer.wake();
        connection.deliverAll();
        for (long seq = 2; seq <= 10; seq++) {
            feed.add(TestFeeds.snapshot(seq));
            viewer.wake();
            assertThat(connection.pending()).isEqualTo(1);
        }

        connection.deliver();

        assertThat(ReceivedMessage.seqs(connection.received())).containsExactly(1L, 2L, 10L);
        connection.deliverAll();
        assertThat(ReceivedMessage.seqs(connection.received()))
                .containsExactly(1L, 2L, 10L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aSlowViewerReceivesTheEndLast() {
        viewer.wake();
        connection.deliverAll();
        for (long seq = 2; seq <= 10; seq++) {
            feed.add(TestFeeds.snapshot(seq));
            viewer.wake();
        }
        feed.end();
        viewer.wake();

        connection.deliverAll();

        assertThat(ReceivedMessage.types(connection.received()))
                .endsWith("finished")
                .containsOnlyOnce("finished");
        assertThat(ReceivedMessage.seqs(connection.received()))
                .containsExactlyInAnyOrderElementsOf(TestFeeds.range(1, 10));
    }

    @Test
    void theNextRunFollowsTheEndOfOne() {
        RunFeed later = TestFeeds.feed(100_000, 2);
        Viewer following = new Viewer(
                () -> Optional.of(new StreamCursor(feed, 0)),
                ended -> Optional.of(new StreamCursor(later, 0)),
                connection);
        feed.end();

        following.wake();
        connection.deliverAll();

        assertThat(ReceivedMessage.types(connection.received()))
                .containsExactly("run", "backfill", "finished", "run", "backfill");
        assertThat(connection.received().getLast().run()).isEqualTo(later.runId());
    }

    @Test
    void nothingIsSentToAViewerThatHasLeft() {
        viewer.wake();
        viewer.leave();

        connection.deliver();
        viewer.wake();

        assertThat(connection.messages()).isEqualTo(1);
    }

    @Test
    void anUnreachableViewerIsGone() {
        viewer.wake();
        assertThat(viewer.gone()).isFalse();

        connection.fail();
        viewer.wake();

        assertThat(viewer.gone()).isTrue();
        assertThat(connection.messages()).isEqualTo(1);
    }

    @Test
    void immediateDeliveryDoesNotRecurse() {
        RunFeed full = TestFeeds.feed(100_000, 50_000);
        long[] messages = new long[1];
        Viewer quick = new Viewer(() -> Optional.of(new StreamCursor(full, 0)), ended -> Optional.empty(), text -> {
            messages[0]++;
            return CompletableFuture.completedFuture(text);
        });

        quick.wake();

        assertThat(messages[0]).isGreaterThan(50);
    }

    private static Viewer watching(RunFeed feed, FakeConnection connection) {
        return new Viewer(() -> Optional.of(new StreamCursor(feed, 0)), ended -> Optional.empty(), connection);
    }
}
