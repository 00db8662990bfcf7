package dev.lockscope.run;

import dev.lockscope.run.measure.Snapshot;


import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final RunService lab = new RunService(Runs.PERIOD, new RunObserver() {
        @Override
        public void started(Run run) {
            told.add("started " + run.id());
        }

        @Override
        public void ended(Run run) {
            told.add("ended " + run.id());
        }
    });

    @Test
    void oneRunAtATimeAndTheOtherIsToldWhichIsInTheWay() throws Exception {
        Run first = lab.start(Runs.workload(Map.of("durationMillis", 60_000)));

        assertThat(lab.running()).containsSame(first);
        assertThatThrownBy(() -> lab.start(Runs.workload(Map.of())))
                .isInstanceOfSatisfying(
                        RunService.Busy.class, busy -> assertThat(busy.id()).isEqualTo(first.id()));

        lab.close();
        assertThat(first.state()).isEqualTo(RunState.STOPPED);
        assertThat(lab.running()).isEmpty();
    }

    @Test
    void theEndOfARunIsToldBeforeTheStartOfTheNext() throws Exception {
        Run first = lab.start(Runs.workload(Map.of("durationMillis", 10)));
        first.awaitEnd();
        Run second = lab.start(Runs.workload(Map.of("durationMillis", 10)));
        second.awaitEnd();

        assertThat(told)
                .containsExactly(
                        "started " + first.id(),
                        "ended " + first.id(),
                        "started " + second.id(),
                        "ended " + second.id());
    }

    @Test
    void ofTheRunsOfABookingTheAuditorIsToldAndNobodyElse() throws Exception {
        List<String> audited = Collections.synchronizedList(new ArrayList<>());
        List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
        List<Snapshot> observed = Collections.synchronizedList(new ArrayList<>());
        RunService watched = new RunService(
                Runs.TERMS,
                Runs.collecting(observed),
                Runs.collecting(snapshots).andThen(new RunObserver() {
                    @Override
                    public void ended(Run run) {
                        audited.add(run.id());
                    }
                }),
                FirstRunWarmUp.none());

        Run own = watched.start(Runs.workload(Map.of("durationMillis", 10)));
        own.awaitEnd();
        assertThat(observed).isNotEmpty().isEqualTo(snapshots);
        try (RunService.Booking booking = watched.book("duel", "test")) {
            Run booked = booking.start(Runs.workload(Map.of("durationMillis", 10)));
            booked.awaitEnd();

            assertThat(audited).containsExactly(own.id(), booked.id());
        }
        assertThat(snapshots).hasSizeGreaterThan(observed.size());
    }

    @Test
    void aRunIsToldOfBeforeItIsHandedOut() throws Exception {
        Run run = lab.start(Runs.workload(Map.of("durationMillis", 10)));

        assertThat(told).contains("started " + run.id());
    }

    @Test
    void aRehearsalPrecedesTheFirstRunAndNoOther() throws Exception {
        RunService rehearsed = new RunService(Runs.PERIOD, noting("run"), new FirstRunWarmUp(noting("rehearsal")));

        rehearsed.start(Runs.workload(Map.of("durationMillis", 10))).awaitEnd();
        rehearsed.start(Runs.workload(Map.of("durationMillis", 10))).awaitEnd();

        assertThat(told)
                .containsExactly(
                        "rehearsal started", "rehearsal ended", "run started", "run ended", "run started", "run ended");
    }

    @Test
    void aRehearsalIsBehindTheLockAndOnTheThreadsOfTheFirstRun() throws Exception {
        List<Workload> rehearsals = new ArrayList<>();
        RunService rehearsed = new RunService(Runs.PERIOD, Runs.NOBODY, new FirstRunWarmUp(new RunObserver() {
            @Override
            public void started(Run run) {
                rehearsals.add(run.workload());
            }
        }));

        rehearsed
                .start(Runs.workload(
                        Map.of("lock", "striped", "threads", "platform", "readers", 1, "durationMillis", 10)))
                .awaitEnd();

        assertThat(rehearsals).singleElement().satisfies(workload -> {
            assertThat(workload.lock()).isEqualTo("striped");
            assertThat(workload.threads()).isEqualTo(ThreadKind.PLATFORM);
            assertThat(workload.durationMillis()).isLessThan(1_000);
        });
    }

    @Test
    void aRehearsalPrecedesABookingToo() throws Exception {
        RunService rehearsed = new RunService(Runs.PERIOD, Runs.NOBODY, new FirstRunWarmUp(noting("rehearsal")));

        rehearsed.book("duel", "test").close();

        assertThat(told).containsExactly("rehearsal started", "rehearsal ended");
    }

    @Test
    void aRunThatIsAskedForDuringTheRehearsalWaitsForItsEndAndThenComesFirst() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FirstRunWarmUp rehearsal = new FirstRunWarmUp(noting("rehearsal").andThen(new RunObserver() {
            @Override
            public void ended(Run run) {
                going.countDown();
                awaitUninterruptibly(goOn);
                told.add("rehearsal observed");
            }
        }));
        RunService rehearsed = new RunService(Runs.PERIOD, noting("run"), rehearsal);
        Workload workload = Runs.workload(Map.of("durationMillis", 60_000));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> atStart = threads.submit(() -> {
                rehearsal.before(workload);
                return rehearsed.start(workload);
            });
            going.await();
            AtomicReference<Thread> client = new AtomicReference<>();
            Future<Run> asked = threads.submit(() -> {
                client.set(Thread.currentThread());
                return rehearsed.start(workload);
            });
            await().until(() -> client.get() != null && client.get().getState() == Thread.State.BLOCKED);
            goOn.countDown();

            assertThat(asked.get().state()).isEqualTo(RunState.RUNNING);
            assertThatThrownBy(atStart::get).hasCauseInstanceOf(RunService.Busy.class);
            assertThat(told).startsWith("rehearsal started", "rehearsal ended", "rehearsal observed", "run started");
            rehearsed.close();
        }
    }

    private RunObserver noting(String what) {
        return new RunObserver() {
            @Override
            public void started(Run run) {
                told.add(what + " started");
            }

            @Override
            public void ended(Run run) {
                told.add(what + " ended");
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
