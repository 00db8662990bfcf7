package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Runs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunClockTest {
    private final AtomicInteger released = new AtomicInteger();

    @Test
    void theBarrierReleasesNoWorkerBeforeAllHaveArrived() throws InterruptedException {
        RunClock clock = new RunClock(3);
        List<Thread> two = Stream.generate(() -> arriving(clock)).limit(2).toList();
        await().until(() -> two.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        assertThat(released).hasValue(0);

        Thread third = arriving(clock);
        assertThat(clock.awaitArrivals(Runs.GRACE)).isTrue();
        assertThat(released).hasValue(0);
        clock.start();

        for (Thread thread : List.of(two.get(0), two.get(1), third)) {
            thread.join();
        }
        assertThat(released).hasValue(3);
    }

    @Test
    void aClockThatNeverStartedHasNoRunningTime() {
        RunClock clock = new RunClock(1);

        clock.end(System.nanoTime());

        assertThat(clock.toRunNanos(System.nanoTime())).isZero();
    }

    @Test
    void aRestIsNeverShorterThanRequested() {
        RunClock clock = new RunClock(0);
        for (int rest = 0; rest < 20; rest++) {
            Thread.currentThread().interrupt();
            long began = System.nanoTime();
            long woke = clock.restUntil(began + 300_000, clock.epoch());
            assertThat(woke - began).isGreaterThanOrEqualTo(300_000);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private Thread arriving(RunClock clock) {
        return Thread.ofPlatform().start(() -> {
            try {
                clock.arrive();
                clock.awaitStart();
                released.incrementAndGet();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }
}
