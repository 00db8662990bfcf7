package dev.lockscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants on the run's clock end with {@code RunNanos}, those of {@code System.nanoTime()} with {@code SystemNanos}. */
class ClockSuffixesTest {
    private static final List<Path> CHECKED = Stream.of("run", "experiment")
            .map(Path.of("src/main/java/dev/lockscope")::resolve)
            .toList();

    @Test
    void instantsOfTheTwoClocksAreNotConfused() throws IOException {
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            assertThat(ClockSuffixes.violations(files.getJavaFileObjectsFromPaths(sources())))
                    .isEmpty();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> run = Files.walk(CHECKED.getFirst());
                Stream<Path> experiment = Files.walk(CHECKED.getLast())) {
            return Stream.concat(run, experiment)
                    .filter(path -> path.toString().endsWith(".java"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long leftNanos = dueRunNanos - nowSystemNanos;",
                "boolean isDue = dueRunNanos < nowSystemNanos;",
                "boolean isDue = dueRunNanos - System.nanoTime() < 0;",
                "long laterRunNanos = Math.max(dueRunNanos, nowSystemNanos);",
                "long laterRunNanos = isDue ? dueRunNanos : nowSystemNanos;",
                "dueRunNanos = nowSystemNanos;",
                "this.dueRunNanos = nowSystemNanos + pauseNanos;",
                "dueRunNanos += nowSystemNanos;",
                "allRunNanos[0] = nowSystemNanos;",
                "long now = System.nanoTime();",
                "long now = nowSystemNanos;",
                "long now = wake();",
                "rest(nowSystemNanos);",
                "new Rest(nowSystemNanos);",
            })
    void aConfusedInstantIsReported(String canary) {
        assertThat(ClockSuffixes.violations(List.of(source(canary)))).hasSize(1);
    }

    @Test
    void aReturnedInstantOfTheOtherClockIsReported() {
        assertThat(ClockSuffixes.violations(List.of(source("} long nextRunNanos() { return System.nanoTime();"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long leftNanos = dueRunNanos - startRunNanos;",
                "long laterRunNanos = dueRunNanos + pauseNanos;",
                "long laterSystemNanos = nowSystemNanos + (dueRunNanos - startRunNanos);",
                "long nextSystemNanos = wake();",
                "rest(clock.toRunNanos(nowSystemNanos));",
                "all[0] = nowSystemNanos;",
            })
    void aProperUseIsNotReported(String use) {
        assertThat(ClockSuffixes.violations(List.of(source(use)))).isEmpty();
    }

    private static JavaFileObject source(String statements) {
        String text = """
                class Canary {
                    record Rest(long untilRunNanos) {}
                    void rest(long untilRunNanos) {}
                    long wake() { return System.nanoTime(); }
                    void use() { %s }
                }
                """.formatted(statements);
        return new SimpleJavaFileObject(URI.create("string:///Canary.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
