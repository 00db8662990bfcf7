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
        boolean detected = meets(detector, first, 1, firstEntered);
        detected |= meets(detector, second, 1, secondEntered);

        assertThat(detected).isTrue();
    }

    @ParameterizedTest
    @MethodSource("conflicting")
    void aWorkerThatEnteredAndLeftMeanwhileIsDetected(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);
        long entered = enter(detector, first, 0, 0);
        boolean detected = meets(detector, second, 0, enter(detector, second, 1, 0));

        detected |= meets(detector, first, 0, entered);

        assertThat(detected).isTrue();
    }

    @ParameterizedTest
    @MethodSource("conflicting")
    void theOtherWorkerIsIdentifiedByItsMark(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);
        long firstEntered = enter(detector, first, 3, 0);
        long secondEntered = enter(detector, second, 7, 0);

        int metByFirst = leave(detector, first, 0, firstEntered);
        int metBySecond = leave(detector, second, 0, secondEntered);

        assertThat(Stream.of(metByFirst, metBySecond)
                        .filter(met -> met != OverlapDetector.NO_WORKER)
                        .map(WorkerKind::nameOf))
                .isNotEmpty();
        assertThat(metByFirst).isIn(OverlapDetector.NO_WORKER, second.mark(7));
        assertThat(metBySecond).isIn(OverlapDetector.NO_WORKER, first.mark(3));
    }

    @Test
    void aReaderSeesAnotherSectionOfTheSameWriter() {
        OverlapDetector detector = new OverlapDetector(Guarantee.SHARED_READS, KEYS);
        SectionMark mark = mark(detector, WorkerKind.WRITER, 0);
        OverlapDetector.Role writer = detector.role(WorkerKind.WRITER);
        mark.leave(writer, mark.enter(writer, WorkerKind.WRITER.mark(3), 1));
        long reader = enter(detector, WorkerKind.READER, 7, 0);
        mark.leave(writer, mark.enter(writer, WorkerKind.WRITER.mark(3), 2));

        int met = leave(detector, WorkerKind.READER, 0, reader);

        assertThat(WorkerKind.nameOf(met)).isEqualTo("writer 3");
    }

    @ParameterizedTest
    @MethodSource("compatible")
    void overlappingCompatibleWorkersAreNotReported(Guarantee guarantee, WorkerKind first, WorkerKind second) {
        OverlapDetector detector = new OverlapDetector(guarantee, KEYS);

        long firstEntered = enter(detector, first, 0, 1);
        long secondEntered = enter(detector, second, 1, 1);
        boolean detected = meets(detector, first, 1, firstEntered);
        detected |= meets(detector, second, 1, secondEntered);

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
        return mark(detector, kind, key).enter(detector.role(kind), kind.mark(number), 1);
    }

    /** Whether a worker that leaves has met another. */
    private static boolean meets(OverlapDetector detector, WorkerKind kind, int key, long entered) {
        return leave(detector, kind, key, entered) != OverlapDetector.NO_WORKER;
    }

    private static int leave(OverlapDetector detector, WorkerKind kind, int key, long entered) {
        return mark(detector, kind, key).leave(detector.role(kind), entered);
    }

    private static SectionMark mark(OverlapDetector detector, WorkerKind kind, int key) {
        SectionMark ofMap = detector.markOfMap(kind);
        return ofMap == null ? detector.markOf(key) : ofMap;
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
            detected |= meets(detector, one.kind, one.key, one.entered);
        }
    }
}
