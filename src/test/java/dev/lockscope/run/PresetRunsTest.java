package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.Preset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The presets show what their descriptions announce. */
@Tag("slow")
class PresetRunsTest {
    @Test
    void withoutALockTheVerdictIsForbidden() throws InterruptedException {
        Report report = firstSecond("no-lock");

        assertThat(report.verdict().grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Runs.versions(report)).isLessThan(report.writes());
    }

    @Test
    void readersHoldTogether() throws InterruptedException {
        assertThat(firstSecond("read-mostly").utilisation()).isGreaterThan(3);
    }

    @Test
    void aHotKeyAndALongHolderAllowOneHolderAtATime() throws InterruptedException {
        assertThat(firstSecond("hot-key").utilisation()).isBetween(0.5, 1.05);
        Report longHolder = firstSecond("long-holder");
        assertThat(longHolder.utilisation()).isBetween(0.5, 1.05);
        assertThat(longHolder.budget().waitNanos())
                .isGreaterThan(longHolder.budget().total() * 8 / 10);
    }

    @Test
    void writersStarveAmongSharingReaders() throws InterruptedException {
        Report report = firstSecond("starving-writers");

        double readsEach = report.reads() / 30.0;
        double writesEach = report.writes() / 2.0;
        assertThat(writesEach).isLessThan(readsEach / 10);
    }

    /** Runs the first second of a preset. */
    private static Report firstSecond(String id) throws InterruptedException {
        Preset preset = Preset.ALL.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        InProcessRun run = new InProcessRun(preset.workload(), Runs.POLICY, new RunObserver() {
            @Override
            public void sampled(Run run, Snapshot snapshot) {
                if (snapshot.t() >= 1_000_000_000) {
                    run.stop();
                }
            }
        });
        run.start();
        return Runs.ended(run);
    }
}
