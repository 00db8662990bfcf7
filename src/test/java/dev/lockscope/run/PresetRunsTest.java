package dev.lockscope.run;

import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;


import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.workload.Preset;
import org.junit.jupiter.api.Test;

/** Whether one sees in the presets what they say is to be seen. */
class PresetRunsTest {
    @Test
    void withoutALockTheVerdictIsForbidden() throws InterruptedException {
        Report report = begun("no-lock");

        assertThat(report.verdict().grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Runs.versions(report)).isLessThan(report.writes());
    }

    @Test
    void readersHoldTogether() throws InterruptedException {
        assertThat(begun("read-mostly").utilisation()).isGreaterThan(3);
    }

    @Test
    void oneHotKeyAndOneLongHolderLeaveRoomForOneAtATime() throws InterruptedException {
        assertThat(begun("hot-key").utilisation()).isBetween(0.5, 1.05);
        Report longHolder = begun("long-holder");
        assertThat(longHolder.utilisation()).isBetween(0.5, 1.05);
        assertThat(longHolder.budget().waitNanos())
                .isGreaterThan(longHolder.budget().total() * 8 / 10);
    }

    @Test
    void writersStarveAmongReadersWhoShare() throws InterruptedException {
        Report report = begun("starving-writers");

        double readsEach = report.reads() / 30.0;
        double writesEach = report.writes() / 2.0;
        assertThat(writesEach).isLessThan(readsEach / 10);
    }

    /** A second of it. */
    private static Report begun(String id) throws InterruptedException {
        Preset preset = Preset.ALL.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        InProcessRun run = new InProcessRun(preset.workload(), Runs.TERMS, new RunObserver() {
            @Override
            public void sampled(Run going, Snapshot snapshot) {
                if (snapshot.t() >= 1_000_000_000) {
                    going.stop();
                }
            }
        });
        run.start();
        return Runs.ended(run);
    }
}
