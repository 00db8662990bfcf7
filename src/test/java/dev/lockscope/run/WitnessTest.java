package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Promise;
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

class WitnessTest {
    private static final int KEYS = 2;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    @ParameterizedTest
    @MethodSource("keptApart")
    void twoWhoAreToBeKeptApartAreSeenTogether(Promise promise, Kind first, Kind second) {
        Witness witness = new Witness(promise, KEYS);

        boolean seen = enters(witness, first, 0, 1) | enters(witness, second, 1, 1);
        seen |= leaves(witness, first, 0, 1);
        seen |= leaves(witness, second, 1, 1);

        assertThat(seen).isTrue();
    }

    @Test
    void oneWhoCameAndWentMeanwhileHasLeftATrace() {
        Witness witness = new Witness(Promise.ALONE, KEYS);
        enters(witness, Kind.WRITER, 0, 0);
        enters(witness, Kind.READER, 1, 0);
        leaves(witness, Kind.READER, 1, 0);

        assertThat(leaves(witness, Kind.WRITER, 0, 0)).isTrue();
    }

    @Test
    void whoeverIsMetIsCalledByTheRightName() {
        Witness witness = new Witness(Promise.ALONE, KEYS);
        witness.enter(Kind.WRITER, Kind.WRITER.mark(3), 0);

        assertThat(Kind.nameOf(witness.enter(Kind.READER, Kind.READER.mark(7), 0)))
                .isEqualTo("writer 3");
        assertThat(Kind.nameOf(witness.leave(Kind.WRITER, Kind.WRITER.mark(3), 0)))
                .isEqualTo("reader 7");
    }

    @ParameterizedTest
    @MethodSource("mayMeet")
    void twoWhoMayMeetAreNotReported(Promise promise, Kind first, Kind second) {
        Witness witness = new Witness(promise, KEYS);

        boolean seen = enters(witness, first, 0, 1) | enters(witness, second, 1, 1);
        seen |= leaves(witness, first, 0, 1);
        seen |= leaves(witness, second, 1, 1);

        assertThat(seen).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Promise.class)
    void nobodyIsReportedWhereNobodyMetAnyoneButWhomHeMay(Promise promise) {
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
            value = Promise.class,
            names = {"ALONE", "ALONE_WITH_THE_KEY", "WRITERS_APART", "WRITERS_OF_A_KEY_APART"})
    void wheneverTwoMeetWhoAreBothToMarkSomeoneIsReported(Promise promise) {
        for (int history = 0; history < 5_000; history++) {
            History happened = new History(promise, seeded.random());
            happened.happen();

            assertThat(happened.seen).isEqualTo(happened.brokeThePromise);
        }
    }

    static Stream<Arguments> keptApart() {
        return pairs().filter(pair -> apart((Promise) pair.get()[0], (Kind) pair.get()[1], (Kind) pair.get()[2]));
    }

    static Stream<Arguments> mayMeet() {
        return pairs().filter(pair -> !apart((Promise) pair.get()[0], (Kind) pair.get()[1], (Kind) pair.get()[2]));
    }

    private static Stream<Arguments> pairs() {
        return Arrays.stream(Promise.values())
                .flatMap(promise -> Arrays.stream(Kind.values())
                        .flatMap(first ->
                                Arrays.stream(Kind.values()).map(second -> Arguments.of(promise, first, second))));
    }

    /** What the sentences of the promises say. */
    private static boolean apart(Promise promise, Kind one, Kind other) {
        return switch (promise) {
            case ALONE, ALONE_WITH_THE_KEY -> true;
            case WRITERS_ALONE -> one == Kind.WRITER || other == Kind.WRITER;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART -> one == Kind.WRITER && other == Kind.WRITER;
            case CONSISTENT, NOTHING -> false;
        };
    }

    private static boolean byKey(Promise promise) {
        return promise == Promise.ALONE_WITH_THE_KEY || promise == Promise.WRITERS_OF_A_KEY_APART;
    }

    private static boolean enters(Witness witness, Kind kind, int number, int key) {
        return witness.enter(kind, kind.mark(number), key) != Witness.NOBODY;
    }

    private static boolean leaves(Witness witness, Kind kind, int number, int key) {
        return witness.leave(kind, kind.mark(number), key) != Witness.NOBODY;
    }

    /** Workers that enter and leave as it comes, some behind a lock that lets in one at a time and some not. */
    private static final class History {
        private final Promise promise;
        private final RandomGenerator random;
        private final Witness witness;
        private final List<Holder> inside = new ArrayList<>();
        private final boolean oneAtATime;
        private boolean brokeThePromise;
        private boolean seen;

        private record Holder(Kind kind, int number, int key) {}

        History(Promise promise, RandomGenerator random) {
            this.promise = promise;
            this.random = random;
            witness = new Witness(promise, KEYS);
            oneAtATime = random.nextBoolean();
        }

        void happen() {
            for (int number = 0; number < 6; number++) {
                while (!inside.isEmpty() && (oneAtATime || random.nextBoolean())) {
                    leave();
                }
                enter(new Holder(Kind.values()[random.nextInt(2)], number, random.nextInt(KEYS)));
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
