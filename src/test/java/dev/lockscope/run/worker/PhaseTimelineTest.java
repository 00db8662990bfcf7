package dev.lockscope.run.worker;

import dev.lockscope.run.Seeded;


import static org.assertj.core.api.Assertions.assertThat;

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
    void everyNanosecondOfRunningTimeBelongsToThePhaseThatItWasSpentOn() {
        for (int life = 0; life < 2_000; life++) {
            new Life(seeded.random()).live();
        }
    }

    @Test
    void whoAddsUpWhileAWorkerGoesOnSeesAllTheTimeThatHasPassedAndNoMore() throws InterruptedException {
        RunClock course = new RunClock(0);
        course.start();
        PhaseTimeline timeline = new PhaseTimeline(course, WorkerPhase.OTHER);
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
            long now = course.runningTime(System.nanoTime());
            long total = Arrays.stream(sums(timeline, now)).sum();
            assertThat(total).isBetween(Math.max(before, now), course.runningTime(System.nanoTime()));
            before = total;
        }
        worker.join();
    }

    @Test
    void whoAddsUpWhileAWorkerIsStuckInTheMiddleOfAMoveSeesAllTheTimeThatHasPassed() throws Exception {
        RunClock course = new RunClock(0);
        course.start();
        PhaseTimeline timeline = new PhaseTimeline(course, WorkerPhase.OTHER);
        timeline.enter(WorkerPhase.HOLD, course.startNanos() + 5);
        Field since = PhaseTimeline.class.getDeclaredField("since");
        since.setAccessible(true);
        since.setLong(timeline, Long.MIN_VALUE);

        long[] sums = sums(timeline, 12);

        assertThat(sums[WorkerPhase.OTHER.ordinal()]).isEqualTo(5);
        assertThat(sums[WorkerPhase.HOLD.ordinal()]).isEqualTo(7);
    }

    private static long[] sums(PhaseTimeline timeline, long now) {
        long[] sums = new long[PHASES.length];
        timeline.addTo(sums, now);
        return sums;
    }

    /** One worker in a run of made-up times, and beside it what a bookkeeper would have noted, nanosecond by nanosecond. */
    private static final class Life {
        private final RandomGenerator random;
        private final RunClock course = new RunClock(0);
        private final long[] noted = new long[PHASES.length];
        private final PhaseTimeline timeline;
        private long now;
        private boolean shut;
        private WorkerPhase phase = WorkerPhase.OTHER;
        private long askedRestLeft;

        Life(RandomGenerator random) {
            this.random = random;
            course.start();
            now = course.startNanos();
            timeline = new PhaseTimeline(course, WorkerPhase.OTHER);
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
            course.end(now);
            long ended = course.runningTime(now);
            now += 1_000;
            if (phase == WorkerPhase.PAUSE) {
                timeline.wake(now, WorkerPhase.OTHER);
            }
            timeline.enter(WorkerPhase.ABSENT, now);
            assertThat(course.runningTime(now)).isEqualTo(ended);
            compare();
        }

        private void pass(long nanos) {
            now += nanos;
            if (shut) {
                return;
            }
            long asked = phase == WorkerPhase.PAUSE ? Math.min(nanos, askedRestLeft) : nanos;
            noted[phase.ordinal()] += asked;
            noted[WorkerPhase.OVERSHOOT.ordinal()] += nanos - asked;
            askedRestLeft -= asked;
        }

        private void move() {
            if (phase != WorkerPhase.PAUSE) {
                phase = PHASES[random.nextInt(4)];
                timeline.enter(phase, now);
            }
        }

        private void restOrWake() {
            if (phase == WorkerPhase.PAUSE) {
                phase = WorkerPhase.OTHER;
                timeline.wake(now, phase);
            } else {
                phase = WorkerPhase.PAUSE;
                askedRestLeft = random.nextLong(1, 2_000);
                timeline.rest(now, now + askedRestLeft);
            }
        }

        private void shutOrOpen() {
            if (shut) {
                course.open(now);
            } else {
                course.shut(now);
            }
            shut = !shut;
        }

        private void compare() {
            long running = course.runningTime(now);
            assertThat(sums(timeline, running)).isEqualTo(noted);
            assertThat(Arrays.stream(noted).sum()).isEqualTo(running);
        }
    }
}
