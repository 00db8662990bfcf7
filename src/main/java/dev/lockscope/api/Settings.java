package dev.lockscope.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the application; {@code application.properties} says what each is for. */
@ConfigMapping(prefix = "lockscope")
interface Settings {
    @WithDefault("true")
    boolean runAtStart();

    @WithDefault("20")
    int snapshotsPerSecond();

    @WithDefault("50")
    int keptRuns();

    @WithDefault("200000")
    int keptSnapshots();
}
