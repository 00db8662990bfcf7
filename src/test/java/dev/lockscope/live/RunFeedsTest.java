package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunService;
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
    private final RunService runService = new RunService(Duration.ofMillis(1), feeds);

    @AfterEach
    void stop() throws InterruptedException {
        runService.close();
    }

    @Test
    void everyViewerReceivesTheWholeRunInOrder() throws Exception {
        Run run = runService.start(workload(QUIET));
        List<Audience> audiences =
                IntStream.range(0, 20).mapToObj(late -> join(run, 40 * late)).toList();
        run.awaitEnd();

        audiences.forEach(audience -> await().until(audience::heardTheEnd));

        long newest = audiences.getFirst().seqs().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertThat(newest).isGreaterThan(20);
        assertThat(audiences).allSatisfy(audience -> {
            assertThat(audience.seqs()).isEqualTo(TestFeeds.range(1, newest));
            assertThat(ReceivedMessage.types(audience.received()))
                    .startsWith("run")
                    .endsWith("finished");
        });
    }

    @Test
    void aSlowViewerReceivesTheWholeRunAndTheEndLast() throws Exception {
        Run run = runService.start(workload(QUIET));
        Audience audience = new Audience();
        Executor slow = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
        feeds.watch(run.id(), 0, text -> audience.hear(text).thenRunAsync(() -> {}, slow))
                .wake();

        await().until(audience::heardTheEnd);

        List<Long> seqs = audience.seqs();
        assertThat(seqs).isNotEqualTo(seqs.stream().sorted().toList());
        assertThat(feeds.conflated()).isPositive();
        assertThat(seqs).containsExactlyInAnyOrderElementsOf(TestFeeds.range(1, seqs.size()));
        assertThat(ReceivedMessage.types(audience.received())).endsWith("finished");
    }

    @Test
    void aStalledViewerDelaysNeitherRunNorOthers() throws Exception {
        Run run = runService.start(workload(QUIET));
        FakeConnection deaf = new FakeConnection();
        feeds.watch(run.id(), 0, deaf).wake();
        Audience audience = join(run, 0);

        run.awaitEnd();
        await().until(audience::heardTheEnd);

        assertThat(deaf.messages()).isEqualTo(1);
        assertThat(run.report().orElseThrow().elapsedNanos()).isBetween(1_000_000_000L, 2_000_000_000L);
        assertThat(audience.seqs()).hasSizeGreaterThan(20);
    }

    @Test
    void aViewerOfTheLatestReceivesEveryLaterRun() throws Exception {
        Audience audience = new Audience();
        feeds.watchLatest(null, 0, audience::hear).wake();
        assertThat(audience.received()).isEmpty();

        Run first = ended(Map.of("durationMillis", 20));
        Run second = ended(Map.of("durationMillis", 20));

        await().until(() -> audience.ends() == 2);
        assertThat(audience.received().stream().map(ReceivedMessage::run).distinct())
                .containsExactly(first.id(), second.id());
    }

    @Test
    void aReconnectToAnotherRunReceivesItFromItsStart() throws Exception {
        Run left = ended(Map.of("durationMillis", 20));
        ended(Map.of("durationMillis", 20));
        Audience audience = new Audience();

        feeds.watchLatest(left.id(), 5, audience::hear).wake();

        await().until(audience::heardTheEnd);
        assertThat(audience.seqs()).startsWith(1L);
    }

    @Test
    void aForgottenRunHasNoFeed() throws Exception {
        Run run = ended(Map.of("durationMillis", 20));
        assertThat(feeds.has(run.id())).isTrue();

        feeds.forget(run);

        assertThat(feeds.has(run.id())).isFalse();
    }

    private Audience join(Run run, long millisLate) {
        Audience audience = new Audience();
        CompletableFuture.delayedExecutor(millisLate, TimeUnit.MILLISECONDS)
                .execute(() -> feeds.watch(run.id(), 0, audience::hear).wake());
        return audience;
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
    private static final class Audience {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        CompletableFuture<Void> hear(String text) {
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

        boolean heardTheEnd() {
            return ends() > 0;
        }

        List<Long> seqs() {
            return ReceivedMessage.seqs(received());
        }
    }
}
