package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimelineTest {
    private static final Phase[] PHASES = Phase.values();

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
        Course course = new Course(0);
        course.start();
        Timeline timeline = new Timeline(course, Phase.OTHER);
        Thread worker = Thread.ofPlatform().start(() -> {
            for (int move = 0; move < 300_000; move++) {
                long now = System.nanoTime();
                switch (move % 4) {
                    case 0 -> timeline.enter(Phase.WAIT, now);
                    case 1 -> timeline.enter(Phase.HOLD, now);
                    case 2 -> timeline.rest(now, now + 100);
                    default -> timeline.wake(now, Phase.OTHER);
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
        Course course = new Course(0);
        course.start();
        Timeline timeline = new Timeline(course, Phase.OTHER);
        timeline.enter(Phase.HOLD, course.startNanos() + 5);
        Field since = Timeline.class.getDeclaredField("since");
        since.setAccessible(true);
        since.setLong(timeline, Long.MIN_VALUE);

        long[] sums = sums(timeline, 12);

        assertThat(sums[Phase.OTHER.ordinal()]).isEqualTo(5);
        assertThat(sums[Phase.HOLD.ordinal()]).isEqualTo(7);
    }

    private static long[] sums(Timeline timeline, long now) {
        long[] sums = new long[PHASES.length];
        timeline.addTo(sums, now);
        return sums;
    }

    /** One worker in a run of made-up times, and beside it what a bookkeeper would have noted, nanosecond by nanosecond. */
    private static final class Life {
        private final RandomGenerator random;
        private final Course course = new Course(0);
        private final long[] noted = new long[PHASES.length];
        private final Timeline timeline;
        private long now;
        private boolean shut;
        private Phase phase = Phase.OTHER;
        private long askedRestLeft;

        Life(RandomGenerator random) {
            this.random = random;
            course.start();
            now = course.startNanos();
            timeline = new Timeline(course, Phase.OTHER);
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
            if (phase == Phase.PAUSE) {
                timeline.wake(now, Phase.OTHER);
            }
            timeline.enter(Phase.ABSENT, now);
            assertThat(course.runningTime(now)).isEqualTo(ended);
            compare();
        }

        private void pass(long nanos) {
            now += nanos;
            if (shut) {
                return;
            }
            long asked = phase == Phase.PAUSE ? Math.min(nanos, askedRestLeft) : nanos;
            noted[phase.ordinal()] += asked;
            noted[Phase.OVERSHOOT.ordinal()] += nanos - asked;
            askedRestLeft -= asked;
        }

        private void move() {
            if (phase != Phase.PAUSE) {
                phase = PHASES[random.nextInt(4)];
                timeline.enter(phase, now);
            }
        }

        private void restOrWake() {
            if (phase == Phase.PAUSE) {
                phase = Phase.OTHER;
                timeline.wake(now, phase);
            } else {
                phase = Phase.PAUSE;
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
