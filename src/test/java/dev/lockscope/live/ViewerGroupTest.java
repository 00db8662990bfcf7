package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ViewerGroupTest {
    private final List<Runnable> tasks = new ArrayList<>();
    private final Executor thread = tasks::add;
    private final List<String> sent = new ArrayList<>();
    private final ViewerGroup viewers = new ViewerGroup();

    @Test
    void anExecutorIsScheduledOnceForItsViewers() {
        viewers.add(viewer("a", thread));
        viewers.add(viewer("b", thread));

        viewers.wake();
        viewers.wake();

        assertThat(tasks).hasSize(1);
        assertThat(sent).isEmpty();
        tasks.removeFirst().run();
        assertThat(sent).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aWakeUpDuringSendingSchedulesAgain() {
        viewers.add(new Viewer(
                () -> {
                    viewers.wake();
                    return Optional.empty();
                },
                line("a", thread)));
        viewers.wake();

        tasks.removeFirst().run();

        assertThat(tasks).hasSize(1);
    }

    @Test
    void eachExecutorSendsToItsViewers() {
        List<Runnable> others = new ArrayList<>();
        viewers.add(viewer("a", thread));
        viewers.add(viewer("b", others::add));

        viewers.wake();
        others.removeFirst().run();

        assertThat(sent).containsExactly("b");
        assertThat(tasks).hasSize(1);
    }

    @Test
    void theGroupIsBehindUntilTheExecutorHasRun() {
        viewers.add(viewer("a", thread));
        assertThat(viewers.isBehind()).isFalse();

        viewers.wake();
        assertThat(viewers.isBehind()).isTrue();
        tasks.removeFirst().run();

        assertThat(viewers.isBehind()).isFalse();
    }

    @Test
    void aViewerThatHasLeftReceivesNothing() {
        Viewer leaving = viewers.add(viewer("a", thread));
        viewers.add(viewer("b", thread));
        viewers.wake();

        viewers.remove(leaving);
        tasks.removeFirst().run();

        assertThat(sent).containsExactly("b");
    }

    @Test
    void viewersOfAnExecutorThatHasEndedAreDropped() {
        viewers.add(viewer("a", task -> {
            throw new RejectedExecutionException();
        }));

        viewers.wake();

        assertThat(viewers.isBehind()).isFalse();
    }

    private Viewer viewer(String name, Executor thread) {
        List<String> words = new ArrayList<>(List.of(name));
        return new Viewer(
                () -> words.isEmpty() ? Optional.empty() : Optional.of(words.removeFirst()), line(name, thread));
    }

    private Outbound line(String name, Executor thread) {
        return new Outbound() {
            @Override
            public CompletionStage<?> send(String text) {
                sent.add(name);
                return CompletableFuture.completedFuture(text);
            }

            @Override
            public Executor executor() {
                return thread;
            }
        };
    }
}
