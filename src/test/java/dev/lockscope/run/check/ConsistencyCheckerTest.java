package dev.lockscope.run.check;

import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerPools;


import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.check.Verdict.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsistencyCheckerTest {
    private final WorkerPools crew = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 1, 2);
    private final ConsistencyChecker inspector = crew.inspector();

    @Test
    void aRunInWhichAllWasRightIsAcceptable() {
        aRightHistory();

        Verdict verdict = inspector.verdict(crew.members, List.of(new Cell(0, 7, 2, 1)));

        assertThat(verdict.grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(verdict.promise()).isEqualTo(Guarantee.MUTUAL_EXCLUSION.sentence());
        assertThat(verdict.checks()).allSatisfy(check -> {
            assertThat(check.grade()).isEqualTo(Grade.ACCEPTABLE);
            assertThat(check.found()).isZero();
            assertThat(check.example()).isNull();
        });
    }

    @Test
    void aWriteThatTheMapHasNotKeptIsLost() {
        aRightHistory();

        Verdict verdict = inspector.verdict(crew.members, List.of(new Cell(0, 7, 1, 1)));

        assertForbidden(
                verdict, "lost updates", "2 writes were made and returned, but the versions of the map add up to 1");
    }

    @Test
    void twoWritesThatMadeTheSameVersionAreReported() {
        see("writer 0", 10, 20, 1);
        see("writer 1", 12, 22, 1);
        see("reader 0", 30, 40, 1);
        inspector.inspect();

        Verdict verdict = inspector.verdict(crew.members, List.of(new Cell(0, 7, 2, 1)));

        assertForbidden(
                verdict,
                "duplicate versions",
                "key 0: writer 1 made version 1, returning at 0.000000022 s, which another write had made already");
    }

    @Test
    void aVersionThatGoesBackInTimeIsReported() {
        see("writer 0", 10, 20, 1);
        see("writer 1", 30, 40, 2);
        see("reader 0", 50, 60, 1);
        inspector.inspect();

        Verdict verdict = inspector.verdict(crew.members, List.of(new Cell(0, 7, 2, 1)));

        assertForbidden(
                verdict,
                "versions out of order",
                "key 0: writer 1 returned with version 2 at 0.000000040 s; "
                        + "reader 0 was asked for later, at 0.000000050 s, and had version 1");
    }

    @Test
    void whatIsSeenInOneIntervalIsCheckedInTheOrderOfItsReturnWhoeverIsLookedAtFirst() {
        see("reader 0", 50, 60, 1);
        see("writer 1", 30, 40, 2);
        see("writer 0", 10, 20, 1);
        inspector.inspect();

        assertThat(check(inspector.verdict(crew.members, List.of(new Cell(0, 7, 2, 1))), "versions out of order")
                        .found())
                .isEqualTo(1);
    }

    @Test
    void whatWasSeenInOneIntervalCountsInTheNext() {
        see("writer 0", 10, 20, 1);
        see("writer 1", 30, 40, 2);
        inspector.inspect();
        see("reader 0", 50, 60, 1);
        inspector.inspect();

        assertThat(check(inspector.verdict(crew.members, List.of(new Cell(0, 7, 2, 1))), "versions out of order")
                        .found())
                .isEqualTo(1);
    }

    @Test
    void operationsOnOtherKeysAreNoOrder() {
        inspector.see(crew.worker("writer 0"), crew.made("writer 0", 10, 20, 0, 5));
        inspector.see(crew.worker("reader 0"), crew.made("reader 0", 30, 40, 1, 0));
        inspector.inspect();

        assertThat(check(inspector.verdict(crew.members, List.of()), "versions out of order")
                        .found())
                .isZero();
    }

    @Test
    void tornReadsAndOverlapsAreReportedAsCounted() {
        aRightHistory();
        crew.worker("reader 0").counters.add(WorkerCounters.Of.TORN, 3);
        crew.worker("writer 1").counters.add(WorkerCounters.Of.OVERLAPPED, 2);

        Verdict verdict = inspector.verdict(crew.members, List.of(new Cell(0, 7, 2, 1)));

        assertThat(verdict.grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(check(verdict, "torn reads").found()).isEqualTo(3);
        assertThat(check(verdict, "overlapping holders, both timed").found()).isEqualTo(2);
    }

    @Test
    void aWorkerThatNeverHadItsTurnIsNoDamage() {
        see("writer 0", 10, 20, 1);
        see("reader 0", 30, 40, 1);
        inspector.inspect();

        assertThat(inspector
                        .verdict(crew.members, List.of(new Cell(0, 7, 1, 0)))
                        .grade())
                .isEqualTo(Grade.ACCEPTABLE);
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void whereNothingIsPromisedItIsWorthALookThatNothingWasWrong(Guarantee promise) {
        WorkerPools some = new WorkerPools(promise, 1, 1);
        some.made("writer 0", 1, 2, 0, 1);

        Verdict verdict = some.inspector().verdict(some.members, List.of(new Cell(0, 7, 1, 0)));

        boolean luck = promise == Guarantee.NOTHING;
        assertThat(verdict.grade()).isEqualTo(luck ? Grade.INTERESTING : Grade.ACCEPTABLE);
        assertThat(verdict.remark())
                .isEqualTo(luck ? "Nothing kept the workers apart: that no damage was seen is luck." : null);
    }

    @Test
    void whereNoWriteWasMadeThereWasNothingToDamage() {
        WorkerPools some = new WorkerPools(Guarantee.NOTHING, 1, 1);
        some.made("reader 0", 1, 2, 0, 0);

        Verdict verdict = some.inspector().verdict(some.members, List.of());

        assertThat(verdict.grade()).isEqualTo(Grade.INTERESTING);
        assertThat(verdict.remark()).isEqualTo("No write was made, so there was nothing to damage.");
    }

    @Test
    void damageIsForbiddenEvenWhereNothingIsPromised() {
        WorkerPools some = new WorkerPools(Guarantee.NOTHING, 1, 1);
        some.worker("reader 0").counters.add(WorkerCounters.Of.TORN, 1);

        Verdict verdict = some.inspector().verdict(some.members, List.of());

        assertThat(verdict.grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(verdict.remark()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void onlyThoseAreCheckedForOverlapsToWhomSomethingIsPromised(Guarantee promise) {
        WorkerPools some = new WorkerPools(promise, 2, 1);
        ConsistencyChecker its = some.inspector();
        some.made("reader 0", 1, 2, 0, 0);
        some.made("reader 1", 3, 4, 0, 0);
        some.made("writer 0", 5, 6, 0, 1);

        Check overlaps = check(its.verdict(some.members, List.of()), "overlapping holders, both timed");

        assertThat(overlaps.of()).isEqualTo(3);
        assertThat(overlaps.checked())
                .isEqualTo(
                        switch (promise) {
                            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY, SHARED_READS -> 3L;
                            case WRITERS_APART, WRITERS_OF_A_KEY_APART -> 1L;
                            case CONSISTENT, NOTHING -> 0L;
                        });
    }

    private void aRightHistory() {
        see("writer 0", 10, 20, 1);
        see("writer 1", 30, 40, 2);
        see("reader 0", 50, 60, 2);
        inspector.inspect();
    }

    private void see(String worker, long asked, long returned, long version) {
        inspector.see(crew.worker(worker), crew.made(worker, asked, returned, 0, version));
    }

    private static void assertForbidden(Verdict verdict, String name, String example) {
        assertThat(verdict.grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(verdict.checks())
                .filteredOn(check -> check.grade() == Grade.FORBIDDEN)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo(name);
                    assertThat(check.example()).isEqualTo(example);
                });
    }

    private static Check check(Verdict verdict, String name) {
        return verdict.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
