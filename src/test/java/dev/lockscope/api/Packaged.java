package dev.lockscope.api;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import java.nio.file.Path;

/** The packaged application, built from the current classes. */
final class Packaged {
    private static final Path FOLDER = Path.of("target", "packaged-by-tests").toAbsolutePath();
    private static volatile Path jar;

    private Packaged() {}

    /** The jar that {@code java -jar} starts; built once. */
    static synchronized Path jar() throws Exception {
        if (jar == null) {
            QuarkusBootstrap bootstrap = QuarkusBootstrap.builder()
                    .setProjectRoot(Path.of("").toAbsolutePath())
                    .setApplicationRoot(Path.of("target", "classes").toAbsolutePath())
                    .setTargetDirectory(FOLDER)
                    .setBaseName("lockscope")
                    .setMode(QuarkusBootstrap.Mode.PROD)
                    .setLocalProjectDiscovery(true)
                    .setOffline(true)
                    .build();
            try (CuratedApplication application = bootstrap.bootstrap()) {
                jar = application
                        .createAugmentor()
                        .createProductionApplication()
                        .getJar()
                        .getPath();
            }
        }
        return jar;
    }
}
