package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Lab lab = new Lab(Runs.PERIOD, new Observer() {
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
                        Lab.Busy.class, busy -> assertThat(busy.id()).isEqualTo(first.id()));

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
        Lab watched = new Lab(
                Runs.TERMS,
                Runs.collecting(observed),
                Runs.collecting(snapshots).andThen(new Observer() {
                    @Override
                    public void ended(Run run) {
                        audited.add(run.id());
                    }
                }));

        Run own = watched.start(Runs.workload(Map.of("durationMillis", 10)));
        own.awaitEnd();
        assertThat(observed).isNotEmpty().isEqualTo(snapshots);
        try (Lab.Booking booking = watched.book("duel", "test")) {
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
}
