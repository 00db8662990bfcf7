package dev.lockscope.run.worker;

import dev.lockscope.run.Runs;


import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunClockTest {
    private final AtomicInteger letOff = new AtomicInteger();

    @Test
    void nobodyIsLetOffTheBarrierBeforeAllHaveArrived() throws InterruptedException {
        RunClock course = new RunClock(3);
        List<Thread> two = Stream.generate(() -> arriving(course)).limit(2).toList();
        await().until(() -> two.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        assertThat(letOff).hasValue(0);

        Thread third = arriving(course);
        assertThat(course.awaitArrivals(Runs.GRACE)).isTrue();
        assertThat(letOff).hasValue(0);
        course.start();

        for (Thread thread : List.of(two.get(0), two.get(1), third)) {
            thread.join();
        }
        assertThat(letOff).hasValue(3);
    }

    @Test
    void aCourseThatNeverBeganHasNoRunningTime() {
        RunClock course = new RunClock(1);

        course.end(System.nanoTime());

        assertThat(course.runningTime(System.nanoTime())).isZero();
    }

    @Test
    void aRestIsNeverShorterThanAsked() {
        RunClock course = new RunClock(0);
        for (int rest = 0; rest < 20; rest++) {
            Thread.currentThread().interrupt();
            long began = System.nanoTime();
            long woke = course.restUntil(began + 300_000, course.epoch());
            assertThat(woke - began).isGreaterThanOrEqualTo(300_000);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private Thread arriving(RunClock course) {
        return Thread.ofPlatform().start(() -> {
            try {
                course.arrive();
                course.awaitStart();
                letOff.incrementAndGet();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }
}
