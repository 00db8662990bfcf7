package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.Runs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
@Timeout(60)
class ForkedRunnersTest {
    private final ForkedRunners runners = ForkedRunners.ahead(
            new RunPolicy(Runs.PERIOD),
            new Jvms(
                    Jvm.byDefault(List.of("-Xmx64m")),
                    List.of(new Jvm("serial", Jvm.THIS_HOME, List.of("-Xmx64m", "-XX:+UseSerialGC")))));

    @AfterEach
    void close() {
        runners.close();
    }

    @Test
    void theIdleRunnerIsOfTheJvmThatWasLastUsed() {
        runners.prepare();
        ForkedRunner idle = (ForkedRunner) runners.take("default");
        assertThat(options(idle)).doesNotContain("UseSerialGC");
        idle.close();

        runners.take("serial").close();
        runners.prepare();
        ForkedRunner next = (ForkedRunner) runners.take("serial");

        assertThat(options(next)).contains("UseSerialGC");
        next.close();
    }

    @Test
    void anIdleRunnerOfAnotherJvmIsNotBesideTheRun() {
        Set<Long> others = children();
        runners.prepare();
        Set<Long> idle = childrenBut(others);
        assertThat(idle).hasSize(1);

        ForkedRunner serial = (ForkedRunner) runners.take("serial");

        await().until(() -> childrenBut(others).equals(Set.of(serial.process().pid())));
        serial.close();
        await().until(() -> childrenBut(others).isEmpty());
    }

    private static Set<Long> childrenBut(Set<Long> others) {
        Set<Long> children = new HashSet<>(children());
        children.removeAll(others);
        return children;
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static String options(ForkedRunner runner) {
        return String.join(" ", runner.process().info().arguments().orElseThrow());
    }
}
