package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

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

        boolean detected = enters(detector, first, 0, 1) | enters(detector, second, 1, 1);
        detected |= leaves(detector, first, 0, 1);
        detected |= leaves(detector, second, 1, 1);

        assertThat(detected).isTrue();
    }

    @Test
    void aWorkerThatEnteredAndLeftMeanwhileIsDetected() {
        OverlapDetector detector = new OverlapDetector(Guarantee.MUTUAL_EXCLUSION, KEYS);
        enters(detector, WorkerKind.WRITER, 0, 0);
        enters(detector, WorkerKind.READER, 1, 0);
        leaves(detector, WorkerKind.READER, 1, 0);

        assertThat(leaves(detector, WorkerKind.WRITER, 0, 0)).isTrue();
    }

    @Test
    void theOtherWorkerIsIdentifiedByItsMark() {
        OverlapDetector detector = new OverlapDetector(Guarantee.MUTUAL_EXCLUSION, KEYS);
        detector.enter(WorkerKind.WRITER, WorkerKind.WRITER.mark(3), 0);

        assertThat(WorkerKind.nameOf(detector.enter(WorkerKind.READER, WorkerKind.READER.mark(7), 0)))
                .isEqualTo("writer 3");
        assertThat(WorkerKind.nameOf(detector.leave(WorkerKind.WRITER, WorkerKind.WRITER.mark(3), 0)))
                .isEqualTo("reader 7");
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void overlappingCompatibleWorkersAreNotReported(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);

        boolean detected = enters(detector, first, 0, 1) | enters(detector, second, 1, 1);
        detected |= leaves(detector, first, 0, 1);
        detected |= leaves(detector, second, 1, 1);

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
            names = {"MUTUAL_EXCLUSION", "ALONE_WITH_THE_KEY", "WRITERS_APART", "WRITERS_OF_A_KEY_APART"})
    void overlapsOfMarkingWorkersAreAlwaysReported(Guarantee guarantee) {
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

    private static boolean enters(OverlapDetector detector, WorkerKind kind, int number, int key) {
        return detector.enter(kind, kind.mark(number), key) != OverlapDetector.NO_WORKER;
    }

    private static boolean leaves(OverlapDetector detector, WorkerKind kind, int number, int key) {
        return detector.leave(kind, kind.mark(number), key) != OverlapDetector.NO_WORKER;
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

        private record Holder(WorkerKind kind, int number, int key) {}

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
                enter(new Holder(WorkerKind.values()[random.nextInt(2)], number, random.nextInt(KEYS)));
            }
            while (!inside.isEmpty()) {
                leave();
            }
        }

        private void enter(Holder one) {
            violated |= inside.stream()
                    .anyMatch(other ->
                            apart(guarantee, one.kind, other.kind) && (one.key == other.key || !byKey(guarantee)));
            detected |= enters(detector, one.kind, one.number, one.key);
            inside.add(one);
        }

        private void leave() {
            Holder one = inside.remove(random.nextInt(inside.size()));
            detected |= leaves(detector, one.kind, one.number, one.key);
        }
    }
}
