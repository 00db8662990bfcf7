package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.RunState;
import dev.lockscope.run.Runs;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.LiveChange;
import dev.lockscope.run.measure.Machine;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
@Timeout(60)
class ForkedRunnerTest {
    private final List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final List<ForkedRunner> runners = new ArrayList<>();
    private final RunObserver observer = Runs.collecting(snapshots).andThen(new RunObserver() {
        @Override
        public void started(Run run) {
            events.add("started");
        }

        @Override
        public void changed(Run run) {
            events.add("changed");
        }

        @Override
        public void ended(Run run) {
            events.add("ended");
        }
    });

    @AfterEach
    void close() {
        runners.forEach(ForkedRunner::close);
        await().until(() -> runners.stream().allMatch(ForkedRunner::isGone));
    }

    @Test
    void aRunIsObservedAsIfItWereMadeHere() throws Exception {
        Run run = started(Map.of("durationMillis", 300));
        run.awaitEnd();

        assertThat(run.failure()).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(events).containsExactly("started", "ended");
        assertThat(snapshots)
                .extracting(Snapshot::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, snapshots.size()).boxed().toList());
        Report report = run.report().orElseThrow();
        assertThat(report.reads()).isEqualTo(snapshots.getLast().reads()).isPositive();
        assertThat(report.warmUp()).isNull();
        assertThat(run.histograms()).containsKeys("wait-reads", "wait-writes");
        assertThat(run.capture().lanes()).isNotEmpty();
    }

    @Test
    void aRunnerMakesRunsOneAfterAnother() throws Exception {
        ForkedRunner runner = runner();

        Run first = runner.start(workload(Map.of("durationMillis", 50)), observer);
        first.awaitEnd();
        Run second = runner.start(workload(Map.of("durationMillis", 50)), observer);
        second.awaitEnd();

        assertThat(List.of(first.state(), second.state())).containsOnly(RunState.FINISHED);
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void aRunIsControlledAcrossTheProcesses() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000));
        await().until(() -> !snapshots.isEmpty());

        run.pause();
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        run.resume();
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        run.adjust(Map.of("readers", 7));
        assertThat(run.workload().readers()).isEqualTo(7);
        assertThatThrownBy(() -> run.adjust(Map.of("readers", -1))).isInstanceOf(InvalidWorkload.class);
        await().until(() -> run.capture() != Capture.NONE);
        run.stop();
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(events).containsExactly("started", "changed", "changed", "changed", "ended");
        assertThat(snapshots)
                .flatExtracting(Snapshot::changes)
                .extracting(LiveChange::parameter)
                .containsExactly("pausedNanos", "readers");
        assertThatThrownBy(run::pause).isInstanceOf(Run.Ended.class);
    }

    @Test
    void theWarmUpEndsOnceTheRateIsSteady() throws Exception {
        Map<String, Object> automatic = new HashMap<>(Map.of("durationMillis", 100));
        automatic.put("warmUpMillis", null);

        Run run = runner().start(Runs.workload(automatic), observer);
        run.awaitEnd();

        assertThat(run.report().orElseThrow().warmUp()).satisfies(warmUp -> {
            assertThat(warmUp.nanos()).isGreaterThanOrEqualTo(250_000_000);
            assertThat(warmUp.reads()).isPositive();
            assertThat(warmUp.writes()).isPositive();
        });
        assertThat(snapshots.getFirst().seq()).isEqualTo(1);
        assertThat(run.warmUp()).isEmpty();
        assertThat(run.warmUpSamples())
                .hasSizeGreaterThan(4)
                .isSortedAccordingTo(Comparator.comparing(WarmUp::nanos))
                .endsWith(run.report().orElseThrow().warmUp());
    }

    @Test
    void aWarmUpLastsAsLongAsItWasAskedTo() throws Exception {
        Run run = started(Map.of("durationMillis", 50, "warmUpMillis", 200));
        run.awaitEnd();

        assertThat(run.report().orElseThrow().warmUp().nanos()).isGreaterThanOrEqualTo(200_000_000);
    }

    @Test
    void aLongWarmUpHasABoundedNumberOfSamples() throws Exception {
        List<WarmUp> samples = new CopyOnWriteArrayList<>();
        Workload workload = workload(Map.of("warmUpMillis", 60_000));
        WarmUpRun warmUp = WarmUpRun.of(workload, new RunPolicy(Runs.PERIOD), RunObserver.NOBODY, samples::add);

        Thread.ofVirtual().start(() -> {
            await().until(() -> samples.size() > 1);
            warmUp.stop();
        });
        WarmUp last = warmUp.execute();

        // Each sixth snapshot, so 200 in a minute.
        assertThat(samples.get(0).nanos()).isGreaterThanOrEqualTo(6 * 40_000_000L);
        assertThat(samples).endsWith(last);
    }

    @Test
    void aRunThatIsStoppedDuringItsWarmUpEndsAtOnce() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000, "warmUpMillis", 60_000));

        run.stop();
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void aKilledRunnerFailsItsRun() throws Exception {
        ForkedRunner runner = runner();
        Run run = runner.start(workload(Map.of("durationMillis", 60_000)), observer);
        await().until(() -> !snapshots.isEmpty());

        runner.process().destroyForcibly();
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow()).hasToString("the JVM of the run ended with exit code 137");
        assertThat(run.report()).isEmpty();
        assertThat(events).endsWith("ended");
        assertThatThrownBy(run::pause).isInstanceOf(Run.Ended.class);
        assertThat(runner.start(workload(Map.of()), observer).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aRunnerOutOfMemoryFailsItsRun() throws Exception {
        Run run = runner("-Xmx12m").start(workload(Map.of("readers", 19_000, "durationMillis", 5_000)), observer);
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow().toString()).contains("OutOfMemoryError");
    }

    @Test
    void theReportNamesTheJvmAndItsOptions() throws Exception {
        ForkedRunner runner = runner("-XX:+UseSerialGC", "-Xmx64m", "-Ddb.password=hunter2");

        Run run = runner.start(workload(Map.of("durationMillis", 50, "jvm", "serial")), observer);
        run.awaitEnd();

        Machine machine = run.report().orElseThrow().machine();
        assertThat(machine.jvm()).isEqualTo("serial");
        assertThat(machine.jvmOptions()).containsExactly("-XX:+UseSerialGC", "-Xmx64m", "-Ddb.password=…");
        assertThat(machine.maxHeapBytes()).isLessThanOrEqualTo(64 << 20);
    }

    @Test
    void aRunnerThatCannotStartFailsItsRunWithTheReason() throws Exception {
        Run run = runner("-XX:NoSuchOption").start(workload(Map.of()), observer);
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow().toString())
                .startsWith("the JVM of the run did not become ready: ")
                .contains("NoSuchOption");
        assertThat(events).containsExactly("started", "ended");
    }

    private Run started(Map<String, ?> fields) {
        return runner().start(workload(fields), observer);
    }

    private static Workload workload(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("warmUpMillis", 0));
        all.putAll(fields);
        return Runs.workload(all);
    }

    private ForkedRunner runner(String... jvmOptions) {
        ForkedRunner runner = new ForkedRunner(
                JvmCommand.of(Jvm.byDefault(List.of(jvmOptions)), RunnerMain.class),
                new RunPolicy(Runs.PERIOD),
                new RecordReader());
        runners.add(runner);
        return runner;
    }
}
