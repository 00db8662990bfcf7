package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Seeded;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PhaseTimelineTest {
    private static final WorkerPhase[] PHASES = WorkerPhase.values();

    @RegisterExtension
    final Seeded seeded = new Seeded();

    @Test
    void everyNanosecondBelongsToItsPhase() {
        for (int life = 0; life < 2_000; life++) {
            new Life(seeded.random()).live();
        }
    }

    @Test
    void concurrentSumsEqualTheRunningTime() throws InterruptedException {
        RunClock clock = new RunClock(0);
        clock.start();
        PhaseTimeline timeline = new PhaseTimeline(clock, WorkerPhase.OTHER);
        Thread worker = Thread.ofPlatform().start(() -> {
            for (int move = 0; move < 300_000; move++) {
                long now = System.nanoTime();
                switch (move % 4) {
                    case 0 -> timeline.enter(WorkerPhase.WAIT, now);
                    case 1 -> timeline.enter(WorkerPhase.HOLD, now);
                    case 2 -> timeline.rest(now, now + 100);
                    default -> timeline.wake(now, WorkerPhase.OTHER);
                }
            }
        });

        long before = 0;
        while (worker.isAlive()) {
            long now = clock.toRunNanos(System.nanoTime());
            long total = Arrays.stream(sums(timeline, now)).sum();
            assertThat(total).isBetween(Math.max(before, now), clock.toRunNanos(System.nanoTime()));
            before = total;
        }
        worker.join();
    }

    @Test
    void sumsEqualTheRunningTimeIfAChangeCameAfterTheEnd() {
        RunClock clock = new RunClock(0);
        clock.start();
        long startSystemNanos = clock.startSystemNanos();
        PhaseTimeline timeline = new PhaseTimeline(clock, WorkerPhase.OTHER);
        timeline.enter(WorkerPhase.WAIT, startSystemNanos + 5);
        timeline.enter(WorkerPhase.HOLD, startSystemNanos + 1_000);

        clock.end(startSystemNanos + 600);
        timeline.enter(WorkerPhase.ABSENT, startSystemNanos + 1_100);

        long[] sums = sums(timeline, 600);
        assertThat(sums[WorkerPhase.OTHER.ordinal()]).isEqualTo(5);
        assertThat(sums[WorkerPhase.WAIT.ordinal()]).isEqualTo(595);
        assertThat(Arrays.stream(sums).sum()).isEqualTo(600);
    }

    @Test
    void sumsDuringAnUnfinishedChangeEqualTheRunningTime() throws Exception {
        RunClock clock = new RunClock(0);
        clock.start();
        PhaseTimeline timeline = new PhaseTimeline(clock, WorkerPhase.OTHER);
        timeline.enter(WorkerPhase.HOLD, clock.startSystemNanos() + 5);
        Field since = PhaseTimeline.class.getDeclaredField("sinceRunNanos");
        since.setAccessible(true);
        since.setLong(timeline, Long.MIN_VALUE);

        long[] sums = sums(timeline, 12);

        assertThat(sums[WorkerPhase.OTHER.ordinal()]).isEqualTo(5);
        assertThat(sums[WorkerPhase.HOLD.ordinal()]).isEqualTo(7);
    }

    @Test
    void aPhaseThatWasTheReturnCountsAsReturn() {
        RunClock clock = new RunClock(0);
        clock.start();
        long start = clock.startSystemNanos();
        PhaseTimeline timeline = new PhaseTimeline(clock, WorkerPhase.OTHER);
        timeline.enter(WorkerPhase.WAIT, start + 5);
        timeline.enter(WorkerPhase.HOLD, start + 15);
        timeline.enter(WorkerPhase.WAIT, start + 18);

        timeline.returned(WorkerPhase.OTHER, start + 25);

        assertThat(sums(timeline, 30)).isEqualTo(expected(10, 3, 7, 10));
    }

    private static long[] expected(long wait, long hold, long returning, long other) {
        long[] expected = new long[PHASES.length];
        expected[WorkerPhase.WAIT.ordinal()] = wait;
        expected[WorkerPhase.HOLD.ordinal()] = hold;
        expected[WorkerPhase.RETURN.ordinal()] = returning;
        expected[WorkerPhase.OTHER.ordinal()] = other;
        return expected;
    }

    private static long[] sums(PhaseTimeline timeline, long now) {
        long[] sums = new long[PHASES.length];
        timeline.addTo(sums, now);
        return sums;
    }

    /** A random life of one worker with simulated times, compared with a simple model. */
    private static final class Life {
        private final RandomGenerator random;
        private final RunClock clock = new RunClock(0);
        private final long[] expected = new long[PHASES.length];
        private final PhaseTimeline timeline;
        private long now;
        private boolean shut;
        private WorkerPhase phase = WorkerPhase.OTHER;
        private long remainingRest;

        Life(RandomGenerator random) {
            this.random = random;
            clock.start();
            now = clock.startSystemNanos();
            timeline = new PhaseTimeline(clock, WorkerPhase.OTHER);
        }

        void live() {
            for (int step = 0; step < 60; step++) {
                pass(random.nextLong(1_000));
                switch (random.nextInt(6)) {
                    case 0, 1 -> move();
                    case 2, 3 -> restOrWake();
                    case 4 -> shutOrOpen();
                    default -> compare();
                }
            }
            clock.end(now);
            long ended = clock.toRunNanos(now);
            now += 1_000;
            if (phase == WorkerPhase.PAUSE) {
                timeline.wake(now, WorkerPhase.OTHER);
            }
            timeline.enter(WorkerPhase.ABSENT, now);
            assertThat(clock.toRunNanos(now)).isEqualTo(ended);
            compare();
        }

        private void pass(long nanos) {
            now += nanos;
            if (shut) {
                return;
            }
            long requested = phase == WorkerPhase.PAUSE ? Math.min(nanos, remainingRest) : nanos;
            expected[phase.ordinal()] += requested;
            expected[WorkerPhase.OVERSHOOT.ordinal()] += nanos - requested;
            remainingRest -= requested;
        }

        private void move() {
            if (phase != WorkerPhase.PAUSE) {
                phase = PHASES[random.nextInt(WorkerPhase.PAUSE.ordinal())];
                timeline.enter(phase, now);
            }
        }

        private void restOrWake() {
            if (phase == WorkerPhase.PAUSE) {
                phase = WorkerPhase.OTHER;
                timeline.wake(now, phase);
            } else {
                phase = WorkerPhase.PAUSE;
                remainingRest = random.nextLong(1, 2_000);
                timeline.rest(now, now + remainingRest);
            }
        }

        private void shutOrOpen() {
            if (shut) {
                clock.open(now);
            } else {
                clock.shut(now);
            }
            shut = !shut;
        }

        private void compare() {
            long running = clock.toRunNanos(now);
            assertThat(sums(timeline, running)).isEqualTo(expected);
            assertThat(Arrays.stream(expected).sum()).isEqualTo(running);
        }
    }
}
