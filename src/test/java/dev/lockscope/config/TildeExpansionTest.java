package dev.lockscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TildeExpansionTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void aTildeIsTheHomeDirectory() {
        assertThat(Path.of(read("~"))).isEqualTo(HOME);
        assertThat(Path.of(read("~/runs"))).isEqualTo(HOME.resolve("runs"));
    }

    @Test
    void eachPathOfAListIsExpanded() {
        assertThat(read("~/a.pem,/b.pem,~/c.pem").split(","))
                .extracting(Path::of)
                .containsExactly(HOME.resolve("a.pem"), Path.of("/b.pem"), HOME.resolve("c.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/~/b", "./~", "runs~", "~another/runs", "/b~,/c"})
    void anyOtherTildeIsUnchanged(String value) {
        assertThat(read(value)).isEqualTo(value);
    }

    private static String read(String value) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("lockscope.data", value), "test", 100))
                .withInterceptors(new TildeExpansion())
                .build();
        return config.getRawValue("lockscope.data");
    }
}
