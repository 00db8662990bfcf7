package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapDetectorTest {
    private static final int KEYS = 2;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    @ParameterizedTest
    @MethodSource("conflicting")
    void overlappingConflictingWorkersAreDetected(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);

        long firstEntered = enter(detector, first, 0, 1);
        long secondEntered = enter(detector, second, 1, 1);
        boolean detected = meets(detector, first, 0, 1, firstEntered);
        detected |= meets(detector, second, 1, 1, secondEntered);

        assertThat(detected).isTrue();
    }

    @ParameterizedTest
    @MethodSource("conflicting")
    void aWorkerThatEnteredAndLeftMeanwhileIsDetected(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);
        long entered = enter(detector, first, 0, 0);
        boolean detected = meets(detector, second, 1, 0, enter(detector, second, 1, 0));

        detected |= meets(detector, first, 0, 0, entered);

        assertThat(detected).isTrue();
    }

    @Test
    void theOtherWorkerIsIdentifiedByItsMark() {
        OverlapDetector detector = new OverlapDetector(Guarantee.MUTUAL_EXCLUSION, KEYS);
        long writer = enter(detector, WorkerKind.WRITER, 3, 0);
        long reader = enter(detector, WorkerKind.READER, 7, 0);

        assertThat(WorkerKind.nameOf(detector.leave(WorkerKind.WRITER, WorkerKind.WRITER.mark(3), 0, writer)))
                .isEqualTo("reader 7");
        assertThat(WorkerKind.nameOf(detector.leave(WorkerKind.READER, WorkerKind.READER.mark(7), 0, reader)))
                .isEqualTo("writer 3");
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void overlappingCompatibleWorkersAreNotReported(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);

        long firstEntered = enter(detector, first, 0, 1);
        long secondEntered = enter(detector, second, 1, 1);
        boolean detected = meets(detector, first, 0, 1, firstEntered);
        detected |= meets(detector, second, 1, 1, secondEntered);

        assertThat(detected).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void permittedHistoriesAreNotReported(Guarantee guarantee) {
        for (int i = 0; i < 5_000; i++) {
            History history = new History(guarantee, seeded.random());
            history.play();

            if (!history.violated) {
                assertThat(history.detected).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Guarantee.class,
            mode = EXCLUDE,
            names = {"CONSISTENT", "NOTHING"})
    void overlapsAreAlwaysReported(Guarantee guarantee) {
        for (int i = 0; i < 5_000; i++) {
            History history = new History(guarantee, seeded.random());
            history.play();

            assertThat(history.detected).isEqualTo(history.violated);
        }
    }

    static Stream<Arguments> conflicting() {
        return pairs().filter(pair ->
                apart((Guarantee) pair.get()[0], (WorkerKind) pair.get()[1], (WorkerKind) pair.get()[2]));
    }

    static Stream<Arguments> compatible() {
        return pairs().filter(pair ->
                !apart((Guarantee) pair.get()[0], (WorkerKind) pair.get()[1], (WorkerKind) pair.get()[2]));
    }

    private static Stream<Arguments> pairs() {
        return Arrays.stream(Guarantee.values())
                .flatMap(guarantee -> Arrays.stream(WorkerKind.values())
                        .flatMap(first -> Arrays.stream(WorkerKind.values())
                                .map(second -> Arguments.of(guarantee, first, second))));
    }

    /** Whether a guarantee keeps two workers apart. */
    private static boolean apart(Guarantee guarantee, WorkerKind one, WorkerKind other) {
        return switch (guarantee) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY -> true;
            case SHARED_READS -> one == WorkerKind.WRITER || other == WorkerKind.WRITER;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART -> one == WorkerKind.WRITER && other == WorkerKind.WRITER;
            case CONSISTENT, NOTHING -> false;
        };
    }

    private static boolean byKey(Guarantee guarantee) {
        return guarantee == Guarantee.ALONE_WITH_THE_KEY || guarantee == Guarantee.WRITERS_OF_A_KEY_APART;
    }

    private static long enter(OverlapDetector detector, WorkerKind kind, int number, int key) {
        return detector.enter(kind, kind.mark(number), key);
    }

    /** Whether a worker that leaves has met another. */
    private static boolean meets(OverlapDetector detector, WorkerKind kind, int number, int key, long entered) {
        return detector.leave(kind, kind.mark(number), key, entered) != OverlapDetector.NO_WORKER;
    }

    /** A random history of entries and exits, some with one holder at a time, some with overlaps. */
    private static final class History {
        private final Guarantee guarantee;
        private final RandomGenerator random;
        private final OverlapDetector detector;
        private final List<Holder> inside = new ArrayList<>();
        private final boolean oneAtATime;
        private boolean violated;
        private boolean detected;

        private record Holder(WorkerKind kind, int number, int key, long entered) {}

        History(Guarantee guarantee, RandomGenerator random) {
            this.guarantee = guarantee;
            this.random = random;
            detector = new OverlapDetector(guarantee, KEYS);
            oneAtATime = random.nextBoolean();
        }

        void play() {
            for (int number = 0; number < 6; number++) {
                while (!inside.isEmpty() && (oneAtATime || random.nextBoolean())) {
                    leave();
                }
                enter(WorkerKind.values()[random.nextInt(2)], number, random.nextInt(KEYS));
            }
            while (!inside.isEmpty()) {
                leave();
            }
        }

        private void enter(WorkerKind kind, int number, int key) {
            violated |= inside.stream()
                    .anyMatch(other -> apart(guarantee, kind, other.kind) && (key == other.key || !byKey(guarantee)));
            inside.add(new Holder(kind, number, key, OverlapDetectorTest.enter(detector, kind, number, key)));
        }

        private void leave() {
            Holder one = inside.remove(random.nextInt(inside.size()));
            detected |= meets(detector, one.kind, one.number, one.key, one.entered);
        }
    }
}
