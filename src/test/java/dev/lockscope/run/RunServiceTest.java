package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.ThreadKind;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RunServiceTest {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final RunService service = new RunService(Runs.PERIOD, new RunObserver() {
        @Override
        public void started(Run run) {
            events.add("started " + run.id());
        }

        @Override
        public void ended(Run run) {
            events.add("ended " + run.id());
        }
    });

    @Test
    void aSecondRunIsRejectedWithTheIdOfTheActiveRun() throws Exception {
        Run first = service.start(Runs.workload(Map.of("durationMillis", 60_000)));

        assertThat(service.running()).containsSame(first);
        assertThatThrownBy(() -> service.start(Runs.workload(Map.of())))
                .isInstanceOfSatisfying(
                        RunService.Busy.class, busy -> assertThat(busy.id()).isEqualTo(first.id()));

        service.close();
        assertThat(first.state()).isEqualTo(RunState.STOPPED);
        assertThat(service.running()).isEmpty();
    }

    @Test
    void theEndOfARunIsNotifiedBeforeTheNextStart() throws Exception {
        Run first = service.start(Runs.workload(Map.of("durationMillis", 10)));
        first.awaitEnd();
        Run second = service.start(Runs.workload(Map.of("durationMillis", 10)));
        second.awaitEnd();

        assertThat(events)
                .containsExactly(
                        "started " + first.id(),
                        "ended " + first.id(),
                        "started " + second.id(),
                        "ended " + second.id());
    }

    @Test
    void onlyTheAuditorObservesTheRunsOfABooking() throws Exception {
        List<String> audited = Collections.synchronizedList(new ArrayList<>());
        List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
        List<Snapshot> observed = Collections.synchronizedList(new ArrayList<>());
        RunService auditedService = new RunService(
                Runs.POLICY,
                Runs.collecting(observed),
                Runs.collecting(snapshots).andThen(new RunObserver() {
                    @Override
                    public void ended(Run run) {
                        audited.add(run.id());
                    }
                }),
                FirstRunWarmUp.none());

        Run own = auditedService.start(Runs.workload(Map.of("durationMillis", 10)));
        own.awaitEnd();
        assertThat(observed).isNotEmpty().isEqualTo(snapshots);
        try (RunService.Booking booking = auditedService.book("duel", "test")) {
            Run booked = booking.start(Runs.workload(Map.of("durationMillis", 10)));
            booked.awaitEnd();

            assertThat(audited).containsExactly(own.id(), booked.id());
        }
        assertThat(snapshots).hasSizeGreaterThan(observed.size());
    }

    @Test
    void theObserverIsNotifiedBeforeStartReturns() throws Exception {
        Run run = service.start(Runs.workload(Map.of("durationMillis", 10)));

        assertThat(events).contains("started " + run.id());
    }

    @Test
    void onlyTheFirstRunIsPrecededByAWarmUp() throws Exception {
        RunService warmed = new RunService(Runs.PERIOD, recording("run"), new FirstRunWarmUp(recording("warm-up")));

        warmed.start(Runs.workload(Map.of("durationMillis", 10))).awaitEnd();
        warmed.start(Runs.workload(Map.of("durationMillis", 10))).awaitEnd();

        assertThat(events)
                .containsExactly(
                        "warm-up started", "warm-up ended", "run started", "run ended", "run started", "run ended");
    }

    @Test
    void theWarmUpUsesTheLockAndThreadsOfTheFirstRun() throws Exception {
        List<Workload> warmUps = new ArrayList<>();
        RunService warmed = new RunService(Runs.PERIOD, Runs.NOBODY, new FirstRunWarmUp(new RunObserver() {
            @Override
            public void started(Run run) {
                warmUps.add(run.workload());
            }
        }));

        warmed.start(Runs.workload(
                        Map.of("lock", "striped", "threads", "platform", "readers", 1, "durationMillis", 10)))
                .awaitEnd();

        assertThat(warmUps).singleElement().satisfies(workload -> {
            assertThat(workload.lock()).isEqualTo("striped");
            assertThat(workload.threads()).isEqualTo(ThreadKind.PLATFORM);
            assertThat(workload.durationMillis()).isLessThan(1_000);
        });
    }

    @Test
    void aWarmUpPrecedesABooking() throws Exception {
        RunService warmed = new RunService(Runs.PERIOD, Runs.NOBODY, new FirstRunWarmUp(recording("warm-up")));

        warmed.book("duel", "test").close();

        assertThat(events).containsExactly("warm-up started", "warm-up ended");
    }

    @Test
    void aRunRequestedDuringTheWarmUpStartsAfterIt() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        FirstRunWarmUp warmUp = new FirstRunWarmUp(recording("warm-up").andThen(new RunObserver() {
            @Override
            public void ended(Run run) {
                ending.countDown();
                awaitUninterruptibly(proceed);
                events.add("warm-up observed");
            }
        }));
        RunService warmed = new RunService(Runs.PERIOD, recording("run"), warmUp);
        Workload workload = Runs.workload(Map.of("durationMillis", 60_000));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> atStart = threads.submit(() -> {
                warmUp.before(workload);
                return warmed.start(workload);
            });
            ending.await();
            AtomicReference<Thread> client = new AtomicReference<>();
            Future<Run> requested = threads.submit(() -> {
                client.set(Thread.currentThread());
                return warmed.start(workload);
            });
            await().until(() -> client.get() != null && client.get().getState() == Thread.State.BLOCKED);
            proceed.countDown();

            assertThat(requested.get().state()).isEqualTo(RunState.RUNNING);
            assertThatThrownBy(atStart::get).hasCauseInstanceOf(RunService.Busy.class);
            assertThat(events).startsWith("warm-up started", "warm-up ended", "warm-up observed", "run started");
            warmed.close();
        }
    }

    private RunObserver recording(String what) {
        return new RunObserver() {
            @Override
            public void started(Run run) {
                events.add(what + " started");
            }

            @Override
            public void ended(Run run) {
                events.add(what + " ended");
            }
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
