package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.JavaCommand;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.Runs;
import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
@Timeout(60)
class KilledServerTest {
    @Test
    void noRunnerOutlivesItsServer() throws Exception {
        Process server = new ProcessBuilder(JavaCommand.onTestClassPath(List.of(Server.class.getName())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = server.inputReader()) {
            ProcessHandle runner =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            assertThat(runner.isAlive()).isTrue();

            server.destroyForcibly().waitFor();

            await().until(() -> !runner.isAlive());
        }
    }

    @Test
    void aRunnerWhoseServerIsGoneBeforeItIsReadyEnds() throws Exception {
        Process runner = new ProcessBuilder(JvmCommand.of(Jvm.byDefault(List.of()), RunnerMain.class)).start();
        runner.getInputStream().close();
        runner.getOutputStream().close();

        try {
            await().until(() -> !runner.isAlive());
        } finally {
            runner.destroyForcibly();
        }
    }

    /** Starts a long run and says the number of its runner's process. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws InterruptedException {
            ForkedRunner runner = new ForkedRunner(
                    JvmCommand.of(Jvm.byDefault(List.of()), RunnerMain.class),
                    new RunPolicy(Runs.PERIOD),
                    new RecordReader());
            Run run = runner.start(Runs.workload(Map.of("durationMillis", 600_000)), RunObserver.NOBODY);
            System.out.println(Objects.requireNonNull(runner.process()).pid());
            run.awaitEnd();
        }
    }
}
