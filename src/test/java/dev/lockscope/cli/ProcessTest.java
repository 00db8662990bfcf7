package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.JavaCommand;
import dev.lockscope.app.Main;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands in processes of their own. */
@Tag("slow")
class ProcessTest {
    private static final String THREE_LINES = "readOps: \\d+\nwriteOps: \\d+\nstate: \\{.*}\n";

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theExitCodeIsThatOfTheCommand() throws Exception {
        assertThat(exitOf("run", "--duration-millis", "20")).isZero();
        assertThat(exitOf("run", "--readers", "many")).isEqualTo(2);
    }

    @Test
    void numbersDoNotDependOnTheLocale() throws Exception {
        List<String> egyptianArabic = List.of("-Duser.language=ar", "-Duser.country=EG");

        start(egyptianArabic, "run", "--duration-millis", "20");
        assertThat(process.waitFor()).isZero();
        assertThat(output("out")).matches(THREE_LINES);
        start(egyptianArabic, "run", "--readers", "many");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output("err")).contains("must be a whole number from 0 to 20000");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputThatCannotBeWrittenIsAFailure() throws Exception {
        start(List.of(), Redirect.to(Path.of("/dev/full").toFile()), "run", "--duration-millis", "20");

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(output("err")).contains("could not be written: No space left on device");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aClosedPipeIsNotAFailureInAnyLanguage() throws Exception {
        ProcessBuilder command = command(List.of(), "run", "--duration-millis", "20");
        command.environment().putAll(germanLocale());

        process = command.redirectOutput(Redirect.PIPE).start();
        process.getInputStream().close();

        assertThat(process.waitFor()).isZero();
        assertThat(output("err")).doesNotContain("Failed");
    }

    /** A locale with German system messages, where the C library has them. */
    private Map<String, String> germanLocale() throws Exception {
        Path locale = folder.resolve("de_DE.UTF-8");
        try {
            int created = new ProcessBuilder("localedef", "-i", "de_DE", "-f", "UTF-8", locale.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
            assumeThat(created).as("localedef can make a German locale").isZero();
        } catch (IOException missing) {
            assumeThat(missing).isNull();
        }
        return Map.of("LOCPATH", folder.toString(), "LC_ALL", "de_DE.UTF-8");
    }

    /** Uses a pseudo-terminal of util-linux's {@code script}; its transcript is the terminal's input. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theProgressOfASweepFitsANarrowTerminal() throws Exception {
        String sweep =
                command(List.of(), "sweep", "--over", "readers=1,2,3,4,5", "--duration-millis", "20").command().stream()
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(" "));
        try {
            process = new ProcessBuilder("script", "-qec", "stty cols 60; exec " + sweep, "/dev/null")
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
        } catch (IOException missing) {
            assumeThat(missing).isNull();
        }

        assertThat(process.waitFor()).isZero();
        assertThat(Stream.of(output("out").split("\r\033\\[K"))
                        .filter(update -> update.contains(" s left"))
                        .map(update -> update.replaceAll("\033\\[[?0-9]*[A-Za-z]", "")))
                .isNotEmpty()
                .allSatisfy(update -> assertThat(update).hasSizeLessThan(60).endsWith("; Ctrl-C stops"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTerminatedRunPrintsItsResultsAndOpensNoPort() throws Exception {
        start(List.of("-Duser.home=" + folder), "run", "--duration-millis", "600000");
        await().atMost(Duration.ofMinutes(1)).until(() -> output("err").startsWith("Running for 600 s"));

        assertThat(sockets(process.pid())).isEmpty();
        process.destroy();

        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(output("out")).matches(THREE_LINES);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("out", "err");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anOpenPortIsDetected() throws Exception {
        start(List.of(), "--version");
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(open.isBound()).isTrue();
            assertThat(sockets(ProcessHandle.current().pid())).isNotEmpty();
        }
    }

    private static List<String> sockets(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors
                    .map(ProcessTest::target)
                    .filter(target -> target.startsWith("socket:"))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private int exitOf(String... arguments) throws Exception {
        start(List.of(), arguments);
        return process.waitFor();
    }

    private void start(List<String> jvm, String... arguments) throws IOException {
        start(jvm, Redirect.to(folder.resolve("out").toFile()), arguments);
    }

    private void start(List<String> jvm, Redirect out, String... arguments) throws IOException {
        process = command(jvm, arguments).redirectOutput(out).start();
    }

    private ProcessBuilder command(List<String> jvm, String... arguments) {
        // As the entry point of the packaged application sets it.
        String logging = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";
        List<String> command = Stream.of(jvm.stream(), Stream.of(logging, Main.class.getName()), Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
        return new ProcessBuilder(JavaCommand.onTestClassPath(command))
                .redirectError(folder.resolve("err").toFile());
    }

    private String output(String where) throws IOException {
        return Files.readString(folder.resolve(where));
    }
}
