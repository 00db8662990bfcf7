package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Run;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RunFeedsTest {
    private static final Map<String, ?> QUIET = Map.of("readers", 2, "writers", 1, "durationMillis", 1_000);

    private final RunFeeds feeds = new RunFeeds(ReceivedMessage.JSON, 100_000);
    private final RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(1)), feeds);

    @AfterEach
    void stop() throws InterruptedException {
        runService.close();
    }

    @Test
    void everyViewerReceivesTheWholeRunInOrder() throws Exception {
        Run run = runService.start(workload(QUIET));
        List<PromptViewer> viewers =
                IntStream.range(0, 20).mapToObj(late -> join(run, 40 * late)).toList();
        run.awaitEnd();

        viewers.forEach(viewer -> await().until(viewer::hasReceivedTheEnd));

        long newest = viewers.getFirst().seqs().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertThat(newest).isGreaterThan(20);
        assertThat(viewers).allSatisfy(viewer -> {
            assertThat(viewer.seqs()).isEqualTo(TestFeeds.range(1, newest));
            assertThat(ReceivedMessage.types(viewer.received()))
                    .startsWith("run")
                    .endsWith("finished");
        });
    }

    @Test
    void aSlowViewerReceivesTheWholeRunAndTheEndLast() throws Exception {
        Run run = runService.start(workload(QUIET));
        PromptViewer viewer = new PromptViewer();
        Executor slow = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
        feeds.watch(run.id(), 0, text -> viewer.receive(text).thenRunAsync(() -> {}, slow))
                .wake();

        await().until(viewer::hasReceivedTheEnd);

        List<Long> seqs = viewer.seqs();
        assertThat(seqs).isNotEqualTo(seqs.stream().sorted().toList());
        assertThat(feeds.conflated()).isPositive();
        assertThat(seqs).containsExactlyInAnyOrderElementsOf(TestFeeds.range(1, seqs.size()));
        assertThat(ReceivedMessage.types(viewer.received())).endsWith("finished");
    }

    @Test
    void aStalledViewerDelaysNeitherRunNorOthers() throws Exception {
        Run run = runService.start(workload(QUIET));
        FakeConnection deaf = new FakeConnection();
        feeds.watch(run.id(), 0, deaf).wake();
        PromptViewer viewer = join(run, 0);

        run.awaitEnd();
        await().until(viewer::hasReceivedTheEnd);

        assertThat(deaf.messages()).isEqualTo(1);
        assertThat(run.report().orElseThrow().elapsedNanos()).isBetween(1_000_000_000L, 2_000_000_000L);
        assertThat(viewer.seqs()).hasSizeGreaterThan(20);
    }

    @Test
    void aViewerOfTheLatestReceivesEveryLaterRun() throws Exception {
        PromptViewer viewer = new PromptViewer();
        feeds.watchLatest(null, 0, viewer::receive).wake();
        assertThat(viewer.received()).isEmpty();

        Run first = ended(Map.of("durationMillis", 20));
        Run second = ended(Map.of("durationMillis", 20));

        await().until(() -> viewer.ends() == 2);
        assertThat(viewer.received().stream().map(ReceivedMessage::run).distinct())
                .containsExactly(first.id(), second.id());
    }

    @Test
    void aReconnectToAnotherRunReceivesItFromItsStart() throws Exception {
        Run left = ended(Map.of("durationMillis", 20));
        ended(Map.of("durationMillis", 20));
        PromptViewer viewer = new PromptViewer();

        feeds.watchLatest(left.id(), 5, viewer::receive).wake();

        await().until(viewer::hasReceivedTheEnd);
        assertThat(viewer.seqs()).startsWith(1L);
    }

    @Test
    void aForgottenRunHasNoFeed() throws Exception {
        Run run = ended(Map.of("durationMillis", 20));
        assertThat(feeds.has(run.id())).isTrue();

        feeds.forget(run);

        assertThat(feeds.has(run.id())).isFalse();
    }

    private PromptViewer join(Run run, long millisLate) {
        PromptViewer viewer = new PromptViewer();
        CompletableFuture.delayedExecutor(millisLate, TimeUnit.MILLISECONDS)
                .execute(() -> feeds.watch(run.id(), 0, viewer::receive).wake());
        return viewer;
    }

    private Run ended(Map<String, ?> fields) throws Exception {
        Run run = runService.start(workload(fields));
        run.awaitEnd();
        return run;
    }

    private static Workload workload(Map<String, ?> fields) throws Exception {
        return Limits.accept(fields);
    }

    /** A viewer who reads at once. */
    private static final class PromptViewer {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        CompletableFuture<Void> receive(String text) {
            texts.add(text);
            return CompletableFuture.completedFuture(null);
        }

        List<ReceivedMessage> received() {
            return texts.stream().map(ReceivedMessage::of).toList();
        }

        long ends() {
            return received().stream()
                    .filter(message -> message.type().equals("finished"))
                    .count();
        }

        boolean hasReceivedTheEnd() {
            return ends() > 0;
        }

        List<Long> seqs() {
            return ReceivedMessage.seqs(received());
        }
    }
}
