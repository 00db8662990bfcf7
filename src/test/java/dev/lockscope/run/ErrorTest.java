package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs in which an Error is thrown, such as an OutOfMemoryError: the run fails with its cause, and nothing else does. */
class ErrorTest {
    private static final Map<String, ?> LONG = Map.of("durationMillis", 60_000, "readers", 10);

    static List<Named<Runnable>> errors() {
        return List.of(
                Named.of("AssertionError", () -> {
                    throw new AssertionError("the lock broke");
                }),
                Named.of("StackOverflowError", ErrorTest::overflowStack),
                Named.of("OutOfMemoryError", ErrorTest::throwOutOfMemory));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorInAWorkerFailsTheRunWithItsCause(Runnable error) throws InterruptedException {
        AtomicInteger operations = new AtomicInteger();
        Run run = Runs.started(
                LONG,
                around((operation, cells) -> {
                    if (operations.incrementAndGet() == 100) {
                        error.run();
                    }
                    operation.perform(cells);
                }),
                Runs.NOBODY);

        Report report = Runs.ended(run);

        assertFailed(run, Error.class);
        assertThat(report.dump()).isNull();
        assertThat(Runs.versions(report)).isEqualTo(report.writes());
    }

    @Test
    void anErrorInTheFinalReadFailsTheRunButNotItsReport() throws InterruptedException {
        Run run = Runs.started(
                Map.of("durationMillis", 50),
                around((operation, cells) -> {
                    if (!(operation instanceof Worker)) {
                        throwOutOfMemory();
                    }
                    operation.perform(cells);
                }),
                Runs.NOBODY);

        Report report = Runs.ended(run);

        assertFailed(run, OutOfMemoryError.class);
        assertThat(Runs.versions(report)).isEqualTo(report.writes());
    }

    @Test
    void outOfMemoryInASnapshotFailsTheRunOnly() throws Exception {
        RunService service = new RunService(new InProcessRunners(Runs.PERIOD), throwing("sampled"));

        Run failing = service.start(Runs.workload(LONG));
        failing.awaitEnd();

        assertFailed(failing, OutOfMemoryError.class);
        assertThat(failing.report()).isPresent();
        assertThatTheNextRunWorks(service);
    }

    @Test
    void outOfMemoryInTheEndEventDoesNotPreventTheEnd() throws Exception {
        RunService service = new RunService(new InProcessRunners(Runs.PERIOD), throwing("ended"));

        Run run = service.start(Runs.workload(Map.of("durationMillis", 50)));
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThatTheNextRunWorks(service);
    }

    @Test
    void aRunWithoutReadableStateFailsWithoutAReport() throws InterruptedException {
        Run run = Runs.started(LONG, Runs.kind(Guarantee.MUTUAL_EXCLUSION, Unreadable::new), Runs.NOBODY);

        run.awaitEnd();

        assertFailed(run, OutOfMemoryError.class);
        assertThat(run.report()).isEmpty();
        assertThat(run.capture().lanes()).isEmpty();
        assertThat(run.histograms()).isEmpty();
    }

    private static void assertFailed(Run run, Class<? extends Error> why) {
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure())
                .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(why));
    }

    private static void assertThatTheNextRunWorks(RunService service) throws Exception {
        Run next = service.start(Runs.workload(Map.of("durationMillis", 50)));
        assertThat(Runs.ended(next).reads()).isPositive();
        assertThat(next.state()).isEqualTo(RunState.FINISHED);
    }

    /** Throws on the first notification of a kind. */
    private static RunObserver throwing(String at) {
        AtomicInteger times = new AtomicInteger();
        Consumer<String> onEvent = what -> {
            if (what.equals(at) && times.incrementAndGet() == 1) {
                throwOutOfMemory();
            }
        };
        return new RunObserver() {
            @Override
            public void sampled(Run run, Snapshot snapshot) {
                onEvent.accept("sampled");
            }

            @Override
            public void ended(Run run) {
                onEvent.accept("ended");
            }
        };
    }

    private static LockKind around(BiConsumer<Operation, Cells> performing) {
        return Runs.kind(
                Guarantee.MUTUAL_EXCLUSION,
                keys -> new LockWrapper(LockCatalogue.LOCKS.getFirst().factory().apply(keys), performing));
    }

    /** Throws a real OutOfMemoryError without using memory: the array is longer than the JVM allows. */
    private static void throwOutOfMemory() {
        long[] endless = new long[Integer.MAX_VALUE];
        endless[0] = 1;
    }

    @SuppressWarnings("InfiniteRecursion") // Until the stack is full.
    private static void overflowStack() {
        overflowStack();
    }

    /** A map whose cells can't be read. */
    private record Unreadable(int keys) implements LockedMap {
        @Override
        public void read(Operation operation) {}

        @Override
        public void write(Operation operation) {}

        @Override
        public Cells cells() {
            return (Cells) Proxy.newProxyInstance(
                    Cells.class.getClassLoader(), new Class<?>[] {Cells.class}, (cells, method, arguments) -> {
                        throwOutOfMemory();
                        return List.<Cell>of();
                    });
        }
    }
}
