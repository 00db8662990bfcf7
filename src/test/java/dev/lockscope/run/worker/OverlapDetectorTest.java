package dev.lockscope.run.worker;

import dev.lockscope.run.Seeded;


import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Guarantee;
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
    @MethodSource("keptApart")
    void twoWhoAreToBeKeptApartAreSeenTogether(Guarantee promise, WorkerKind first, WorkerKind second) {
        OverlapDetector witness = new OverlapDetector(promise, KEYS);

        boolean seen = enters(witness, first, 0, 1) | enters(witness, second, 1, 1);
        seen |= leaves(witness, first, 0, 1);
        seen |= leaves(witness, second, 1, 1);

        assertThat(seen).isTrue();
    }

    @Test
    void oneWhoCameAndWentMeanwhileHasLeftATrace() {
        OverlapDetector witness = new OverlapDetector(Guarantee.MUTUAL_EXCLUSION, KEYS);
        enters(witness, WorkerKind.WRITER, 0, 0);
        enters(witness, WorkerKind.READER, 1, 0);
        leaves(witness, WorkerKind.READER, 1, 0);

        assertThat(leaves(witness, WorkerKind.WRITER, 0, 0)).isTrue();
    }

    @Test
    void whoeverIsMetIsCalledByTheRightName() {
        OverlapDetector witness = new OverlapDetector(Guarantee.MUTUAL_EXCLUSION, KEYS);
        witness.enter(WorkerKind.WRITER, WorkerKind.WRITER.mark(3), 0);

        assertThat(WorkerKind.nameOf(witness.enter(WorkerKind.READER, WorkerKind.READER.mark(7), 0)))
                .isEqualTo("writer 3");
        assertThat(WorkerKind.nameOf(witness.leave(WorkerKind.WRITER, WorkerKind.WRITER.mark(3), 0)))
                .isEqualTo("reader 7");
    }

    @ParameterizedTest
    @MethodSource("mayMeet")
    void twoWhoMayMeetAreNotReported(Guarantee promise, WorkerKind first, WorkerKind second) {
        OverlapDetector witness = new OverlapDetector(promise, KEYS);

        boolean seen = enters(witness, first, 0, 1) | enters(witness, second, 1, 1);
        seen |= leaves(witness, first, 0, 1);
        seen |= leaves(witness, second, 1, 1);

        assertThat(seen).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void nobodyIsReportedWhereNobodyMetAnyoneButWhomHeMay(Guarantee promise) {
        for (int history = 0; history < 5_000; history++) {
            History happened = new History(promise, seeded.random());
            happened.happen();

            if (!happened.brokeThePromise) {
                assertThat(happened.seen).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Guarantee.class,
            names = {"ALONE", "ALONE_WITH_THE_KEY", "WRITERS_APART", "WRITERS_OF_A_KEY_APART"})
    void wheneverTwoMeetWhoAreBothToMarkSomeoneIsReported(Guarantee promise) {
        for (int history = 0; history < 5_000; history++) {
            History happened = new History(promise, seeded.random());
            happened.happen();

            assertThat(happened.seen).isEqualTo(happened.brokeThePromise);
        }
    }

    static Stream<Arguments> keptApart() {
        return pairs().filter(pair -> apart((Guarantee) pair.get()[0], (WorkerKind) pair.get()[1], (WorkerKind) pair.get()[2]));
    }

    static Stream<Arguments> mayMeet() {
        return pairs().filter(pair -> !apart((Guarantee) pair.get()[0], (WorkerKind) pair.get()[1], (WorkerKind) pair.get()[2]));
    }

    private static Stream<Arguments> pairs() {
        return Arrays.stream(Guarantee.values())
                .flatMap(promise -> Arrays.stream(WorkerKind.values())
                        .flatMap(first ->
                                Arrays.stream(WorkerKind.values()).map(second -> Arguments.of(promise, first, second))));
    }

    /** What the sentences of the promises say. */
    private static boolean apart(Guarantee promise, WorkerKind one, WorkerKind other) {
        return switch (promise) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY -> true;
            case SHARED_READS -> one == WorkerKind.WRITER || other == WorkerKind.WRITER;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART -> one == WorkerKind.WRITER && other == WorkerKind.WRITER;
            case CONSISTENT, NOTHING -> false;
        };
    }

    private static boolean byKey(Guarantee promise) {
        return promise == Guarantee.ALONE_WITH_THE_KEY || promise == Guarantee.WRITERS_OF_A_KEY_APART;
    }

    private static boolean enters(OverlapDetector witness, WorkerKind kind, int number, int key) {
        return witness.enter(kind, kind.mark(number), key) != OverlapDetector.NO_WORKER;
    }

    private static boolean leaves(OverlapDetector witness, WorkerKind kind, int number, int key) {
        return witness.leave(kind, kind.mark(number), key) != OverlapDetector.NO_WORKER;
    }

    /** Workers that enter and leave as it comes, some behind a lock that lets in one at a time and some not. */
    private static final class History {
        private final Guarantee promise;
        private final RandomGenerator random;
        private final OverlapDetector witness;
        private final List<Holder> inside = new ArrayList<>();
        private final boolean oneAtATime;
        private boolean brokeThePromise;
        private boolean seen;

        private record Holder(WorkerKind kind, int number, int key) {}

        History(Guarantee promise, RandomGenerator random) {
            this.promise = promise;
            this.random = random;
            witness = new OverlapDetector(promise, KEYS);
            oneAtATime = random.nextBoolean();
        }

        void happen() {
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
            brokeThePromise |= inside.stream()
                    .anyMatch(
                            other -> apart(promise, one.kind, other.kind) && (one.key == other.key || !byKey(promise)));
            seen |= enters(witness, one.kind, one.number, one.key);
            inside.add(one);
        }

        private void leave() {
            Holder one = inside.remove(random.nextInt(inside.size()));
            seen |= leaves(witness, one.kind, one.number, one.key);
        }
    }
}
