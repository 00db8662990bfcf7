package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.worker.Worker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs whose workers are interrupted, or whose lock throws. */
@Tag("slow")
class AdversityTest {
    private static final int OPERATIONS_BEFORE = 100;

    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @MethodSource("locksAndThreads")
    void interruptingWorkersNeitherEndsNorHangsARun(LockKind lock, String threads) throws InterruptedException {
        Run run = Runs.started(
                Map.of("durationMillis", 150, "readers", 6, "writers", 3, "threads", threads),
                recording(lock),
                Runs.NOBODY);
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            workers.forEach(Thread::interrupt);
            return run.state().ended();
        });
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(report.writes()).isPositive().isEqualTo(Runs.versions(report));
        assertThat(report.verdict().grade()).isEqualTo(Grade.ACCEPTABLE);
    }

    @Test
    void interruptedWorkersContinueAfterAPause() throws Exception {
        Run run =
                Runs.started(Map.of("durationMillis", 60_000), recording(LockCatalogue.LOCKS.getFirst()), Runs.NOBODY);
        await().until(() -> workers.size() == 110);
        run.pause();
        workers.forEach(Thread::interrupt);
        workers.clear();
        run.resume();

        await().until(() -> workers.size() == 110);
        run.stop();
        run.awaitEnd();
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
    }

    /** Where a lock throws. */
    enum Place {
        BEFORE_THE_SECTION,
        IN_THE_SECTION,
        AFTER_THE_SECTION
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aLockThatThrowsFailsTheRunWithItsCause(Place place) throws InterruptedException {
        IllegalStateException cause = new IllegalStateException("broken " + place);

        Run run = Runs.started(Map.of("durationMillis", 60_000), keys -> new ThrowingLock(place, cause, keys));
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).containsSame(cause);
        assertThat(report.reads() + report.writes()).isGreaterThanOrEqualTo(OPERATIONS_BEFORE);
        assertThat(Runs.check(report, "overlapping holders").found()).isZero();
    }

    @ParameterizedTest
    @MethodSource("locksAndThreads")
    void aSectionThatThrowsFailsTheRunBehindEveryLock(LockKind lock, String threads) throws InterruptedException {
        IllegalStateException cause = new IllegalStateException("the section broke");
        AtomicInteger operations = new AtomicInteger();

        Run run = Runs.started(
                Map.of("durationMillis", 60_000, "threads", threads),
                around(lock, (operation, cells) -> {
                    if (operations.incrementAndGet() > OPERATIONS_BEFORE) {
                        throw cause;
                    }
                    Runs.recording(workers).accept(operation, cells);
                }),
                Runs.NOBODY);
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure())
                .hasValueSatisfying(failure -> assertThat(failure)
                        .satisfiesAnyOf(
                                it -> assertThat(it).isSameAs(cause),
                                it -> assertThat(it).hasCause(cause)));
        assertThat(workers)
                .noneMatch(thread -> thread.isAlive() && !thread.getName().equals("owner"));
    }

    static Stream<Arguments> locksAndThreads() {
        return LockCatalogue.LOCKS.stream()
                .filter(LockKind::guards)
                .flatMap(lock -> Stream.of("virtual", "platform")
                        .map(threads -> Arguments.of(Named.of(lock.id(), lock), threads)));
    }

    private static LockKind around(LockKind lock, BiConsumer<Operation, Cells> performing) {
        return Runs.kind(
                lock.guarantee(), keys -> new LockWrapper(lock.factory().apply(keys), performing));
    }

    /** Records the requesting worker's thread, also if another thread performs. */
    private LockKind recording(LockKind lock) {
        return around(lock, (operation, cells) -> {
            if (operation instanceof Worker worker) {
                workers.add(Objects.requireNonNull(worker.thread));
            }
            operation.perform(cells);
        });
    }

    /** A mutex that throws once, after {@value #OPERATIONS_BEFORE} operations. */
    private static final class ThrowingLock implements LockedMap {
        private final Place place;
        private final RuntimeException cause;
        private final LockedMap mutex;
        private final AtomicInteger performed = new AtomicInteger();
        private final AtomicBoolean thrown = new AtomicBoolean();

        ThrowingLock(Place place, RuntimeException cause, int keys) {
            this.place = place;
            this.cause = cause;
            mutex = LockCatalogue.LOCKS.getFirst().factory().apply(keys);
        }

        @Override
        public void read(Operation operation) {
            perform(operation);
        }

        @Override
        public void write(Operation operation) {
            perform(operation);
        }

        private void perform(Operation operation) {
            if (performed.get() >= OPERATIONS_BEFORE && thrown.compareAndSet(false, true)) {
                throwAt(operation);
            }
            mutex.write(operation);
            performed.incrementAndGet();
        }

        private void throwAt(Operation operation) {
            if (place != Place.BEFORE_THE_SECTION) {
                boolean inside = place == Place.IN_THE_SECTION;
                new LockWrapper(mutex, (inner, cells) -> inner.perform(inside ? throwing() : cells)).write(operation);
            }
            throw cause;
        }

        /** Cells that throw on every access. */
        private Cells throwing() {
            return (Cells) Proxy.newProxyInstance(
                    Cells.class.getClassLoader(), new Class<?>[] {Cells.class}, (cells, method, arguments) -> {
                        throw cause;
                    });
        }

        @Override
        public Cells cells() {
            return mutex.cells();
        }
    }
}
