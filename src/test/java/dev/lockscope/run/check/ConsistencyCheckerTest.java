package dev.lockscope.run.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.check.Verdict.Check;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerPools;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsistencyCheckerTest {
    private final WorkerPools pools = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 1, 2);
    private final ConsistencyChecker checker = pools.checker();

    @Test
    void aConsistentRunIsAcceptable() {
        recordConsistentHistory();

        Verdict verdict = checker.verdict(pools.slots, List.of(new Cell(0, 7, 2, 1)));

        assertThat(verdict.grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(verdict.promise()).isEqualTo(Guarantee.MUTUAL_EXCLUSION.sentence());
        assertThat(verdict.checks()).allSatisfy(check -> {
            assertThat(check.grade()).isEqualTo(Grade.ACCEPTABLE);
            assertThat(check.found()).isZero();
            assertThat(check.example()).isNull();
        });
    }

    @Test
    void aWriteMissingInTheMapIsLost() {
        recordConsistentHistory();

        Verdict verdict = checker.verdict(pools.slots, List.of(new Cell(0, 7, 1, 1)));

        assertForbidden(
                verdict, "lost updates", "2 writes were made and returned, but the versions of the map add up to 1");
    }

    @Test
    void twoWritesOfTheSameVersionAreReported() {
        record("writer 0", 10, 20, 1);
        record("writer 1", 12, 22, 1);
        record("reader 0", 30, 40, 1);
        checker.checkInterval();

        Verdict verdict = checker.verdict(pools.slots, List.of(new Cell(0, 7, 2, 1)));

        assertForbidden(
                verdict,
                "duplicate versions",
                "key 0: writer 1 made version 1, returning at 0.000000022 s, which another write had made already");
    }

    @Test
    void aVersionThatGoesBackInTimeIsReported() {
        record("writer 0", 10, 20, 1);
        record("writer 1", 30, 40, 2);
        record("reader 0", 50, 60, 1);
        checker.checkInterval();

        Verdict verdict = checker.verdict(pools.slots, List.of(new Cell(0, 7, 2, 1)));

        assertForbidden(
                verdict,
                "versions out of order",
                "key 0: writer 1 returned with version 2 at 0.000000040 s; "
                        + "reader 0 was asked for later, at 0.000000050 s, and had version 1");
    }

    @Test
    void anIntervalIsCheckedInTheOrderOfReturn() {
        record("reader 0", 50, 60, 1);
        record("writer 1", 30, 40, 2);
        record("writer 0", 10, 20, 1);
        checker.checkInterval();

        assertThat(check(checker.verdict(pools.slots, List.of(new Cell(0, 7, 2, 1))), "versions out of order")
                        .found())
                .isEqualTo(1);
    }

    @Test
    void anIntervalIsCheckedAgainstEarlierOnes() {
        record("writer 0", 10, 20, 1);
        record("writer 1", 30, 40, 2);
        checker.checkInterval();
        record("reader 0", 50, 60, 1);
        checker.checkInterval();

        assertThat(check(checker.verdict(pools.slots, List.of(new Cell(0, 7, 2, 1))), "versions out of order")
                        .found())
                .isEqualTo(1);
    }

    @Test
    void operationsOnOtherKeysAreNotCompared() {
        checker.record(pools.worker("writer 0"), pools.made("writer 0", 10, 20, 0, 5));
        checker.record(pools.worker("reader 0"), pools.made("reader 0", 30, 40, 1, 0));
        checker.checkInterval();

        assertThat(check(checker.verdict(pools.slots, List.of()), "versions out of order")
                        .found())
                .isZero();
    }

    @Test
    void tornReadsAndOverlapsAreReported() {
        recordConsistentHistory();
        pools.worker("reader 0").counters.add(WorkerCounters.Of.TORN, 3);
        pools.worker("writer 1").counters.add(WorkerCounters.Of.OVERLAPPED, 2);

        Verdict verdict = checker.verdict(pools.slots, List.of(new Cell(0, 7, 2, 1)));

        assertThat(verdict.grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(check(verdict, "torn reads").found()).isEqualTo(3);
        assertThat(check(verdict, "overlapping holders").found()).isEqualTo(2);
    }

    @Test
    void aWorkerWithoutOperationsIsNoDamage() {
        record("writer 0", 10, 20, 1);
        record("reader 0", 30, 40, 1);
        checker.checkInterval();

        assertThat(checker.verdict(pools.slots, List.of(new Cell(0, 7, 1, 0))).grade())
                .isEqualTo(Grade.ACCEPTABLE);
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void withoutAGuaranteeARunWithoutDamageIsInteresting(Guarantee guarantee) {
        WorkerPools some = new WorkerPools(guarantee, 1, 1);
        some.made("writer 0", 1, 2, 0, 1);

        Verdict verdict = some.checker().verdict(some.slots, List.of(new Cell(0, 7, 1, 0)));

        boolean unguarded = guarantee == Guarantee.NOTHING;
        assertThat(verdict.grade()).isEqualTo(unguarded ? Grade.INTERESTING : Grade.ACCEPTABLE);
        assertThat(verdict.remark())
                .isEqualTo(unguarded ? "Nothing kept the workers apart: that no damage was seen is luck." : null);
    }

    @Test
    void withoutWritesTheRemarkSaysSo() {
        WorkerPools some = new WorkerPools(Guarantee.NOTHING, 1, 1);
        some.made("reader 0", 1, 2, 0, 0);

        Verdict verdict = some.checker().verdict(some.slots, List.of());

        assertThat(verdict.grade()).isEqualTo(Grade.UNCHECKED);
        assertThat(verdict.remark()).isEqualTo("No write was made, so there was nothing to damage.");
    }

    @Test
    void aCheckThatCheckedNothingIsUnchecked() {
        WorkerPools some = new WorkerPools(Guarantee.CONSISTENT, 1, 1);
        some.made("writer 0", 1, 2, 0, 1);

        Check overlaps =
                check(some.checker().verdict(some.slots, List.of(new Cell(0, 7, 1, 0))), "overlapping holders");

        assertThat(overlaps.checked()).isZero();
        assertThat(overlaps.grade()).isEqualTo(Grade.UNCHECKED);
    }

    @Test
    void aValueThatWasNotWrittenWithItsVersionIsReported() {
        record("writer 0", 10, 20, 1, 5);
        record("reader 0", 15, 25, 1, 5);
        record("reader 0", 30, 40, 1, 4);
        checker.checkInterval();

        Verdict verdict = checker.verdict(pools.slots, List.of(new Cell(0, 7, 1, 0)));

        assertForbidden(
                verdict,
                "values never written",
                "key 0: reader 0, returning at 0.000000040 s, had value 4 with version 1, with which writer 0 had value 5");
        assertThat(check(verdict, "values never written").checked()).isEqualTo(2);
    }

    @Test
    void aValueBeforeAnyWriteIsReported() {
        record("reader 0", 1, 2, 0, 4);
        checker.checkInterval();

        assertForbidden(
                checker.verdict(pools.slots, List.of()),
                "values never written",
                "key 0: reader 0, returning at 0.000000002 s, had value 4 with version 0, with which nothing was written");
    }

    @Test
    void valuesOfOldVersionsAreForgotten() {
        record("writer 0", 10, 20, 1, 5);
        record("writer 0", 30, 40, 1_025, 6);
        record("reader 0", 15, 50, 1, 4);
        checker.checkInterval();

        assertThat(check(checker.verdict(pools.slots, List.of()), "values never written")
                        .checked())
                .isZero();
    }

    @Test
    void damageIsForbiddenEvenWithoutAGuarantee() {
        WorkerPools some = new WorkerPools(Guarantee.NOTHING, 1, 1);
        some.worker("reader 0").counters.add(WorkerCounters.Of.TORN, 1);

        Verdict verdict = some.checker().verdict(some.slots, List.of());

        assertThat(verdict.grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(verdict.remark()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void onlyGuaranteedWorkersAreCheckedForOverlaps(Guarantee guarantee) {
        WorkerPools some = new WorkerPools(guarantee, 2, 1);
        ConsistencyChecker checkerOfSome = some.checker();
        some.made("reader 0", 1, 2, 0, 0);
        some.made("reader 1", 3, 4, 0, 0);
        some.made("writer 0", 5, 6, 0, 1);

        Check overlaps = check(checkerOfSome.verdict(some.slots, List.of()), "overlapping holders");

        assertThat(overlaps.of()).isEqualTo(3);
        assertThat(overlaps.checked())
                .isEqualTo(
                        switch (guarantee) {
                            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY, SHARED_READS -> 3L;
                            case WRITERS_APART, WRITERS_OF_A_KEY_APART -> 1L;
                            case CONSISTENT, NOTHING -> 0L;
                        });
    }

    private void recordConsistentHistory() {
        record("writer 0", 10, 20, 1);
        record("writer 1", 30, 40, 2);
        record("reader 0", 50, 60, 2);
        checker.checkInterval();
    }

    private void record(String worker, long requestedAt, long returned, long version) {
        record(worker, requestedAt, returned, version, 0);
    }

    private void record(String worker, long requestedAt, long returned, long version, int value) {
        OperationSample operation = pools.made(worker, requestedAt, returned, 0, version);
        operation.value = value;
        checker.record(pools.worker(worker), operation);
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
