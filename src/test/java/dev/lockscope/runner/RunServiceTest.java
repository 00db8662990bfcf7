package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunState;
import dev.lockscope.run.Runs;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunServiceTest {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final RunService service = new RunService(new InProcessRunners(Runs.PERIOD), new RunObserver() {
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
                new InProcessRunners(Runs.PERIOD),
                Runs.collecting(observed),
                Runs.collecting(snapshots).andThen(new RunObserver() {
                    @Override
                    public void ended(Run run) {
                        audited.add(run.id());
                    }
                }));

        Run own = auditedService.start(Runs.workload(Map.of("durationMillis", 10)));
        own.awaitEnd();
        assertThat(observed).isNotEmpty().isEqualTo(snapshots);
        try (RunService.Booking booking = auditedService.book("duel", "test")) {
            Workload workload = Runs.workload(Map.of("durationMillis", 10));
            Run booked = booking.start(booking.runner(workload), workload);
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
}
