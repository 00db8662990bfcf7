package dev.lockscope.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresetTest {
    @Test
    void theClassicWorkloadIsFirst() {
        assertThat(Preset.ALL.getFirst().id()).isEqualTo("classic");
        assertThat(Preset.ALL.getFirst().workload()).isEqualTo(Workload.classic());
    }

    @Test
    void presetsHaveUniqueNamesAndADescription() {
        assertThat(Preset.ALL).extracting(Preset::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z-]+"));
        assertThat(Preset.ALL).extracting(Preset::name).doesNotHaveDuplicates();
        assertThat(Preset.ALL).extracting(Preset::lookFor).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void everyPresetIsValidAndEndsWithinTenSeconds() throws InvalidWorkload {
        for (Preset preset : Preset.ALL) {
            assertThat(Limits.accept(preset.workload().fields())).isEqualTo(preset.workload());
            assertThat(preset.workload().durationMillis()).isLessThanOrEqualTo(10_000);
        }
    }
}
