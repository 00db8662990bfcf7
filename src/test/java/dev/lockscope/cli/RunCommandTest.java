package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.RunState;
import dev.lockscope.run.check.Grade;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Runs without a server. */
class RunCommandTest {
    private static String[] hotKeyRunWith(String lock) {
        return new String[] {
            "run",
            "--lock",
            lock,
            "--threads",
            "platform",
            "--key-choice",
            "hot",
            "--readers",
            "2",
            "--writers",
            "6",
            "--pause-micros",
            "0",
            "--hold-micros",
            "1",
            "--duration-millis",
            "300"
        };
    }

    @Test
    void printsTheThreeLinesAndNothingElse() {
        CommandOutput output = CommandOutput.of("run", "--duration-millis", "60");

        assertThat(output.out()).matches("readOps: [1-9]\\d*\nwriteOps: [1-9]\\d*\nstate: \\{\\d=\\d+(, \\d=\\d+)*}\n");
        assertNothingButCutOffs(output);
        assertThat(output.exit()).isZero();
    }

    @Test
    void aRunThatWasNotWarmIsReportedBesideItsLines() {
        CommandOutput cold = CommandOutput.of("run", "--duration-millis", "60", "--warm-up-millis", "100");
        CommandOutput warm = CommandOutput.of("run", "--duration-millis", "60", "--warm-up-millis", "400");

        assertThat(cold.out()).hasLineCount(3);
        assertThat(cold.err()).contains("The rate was not steady when the run began, after 100 ms of warm-up");
        assertThat(warm.err()).doesNotContain("steady");
    }

    @Test
    void jsonHasTheWholeRun() throws Exception {
        CommandOutput output = CommandOutput.of(
                "run", "--json", "--preset", "hot-key", "--readers=7", "--durationMillis", "50", "--seed", "42");

        JsonNode run = new ObjectMapper().readTree(output.out());
        assertNothingButCutOffs(output);
        assertThat(output.exit()).isZero();
        assertThat(run.at("/state").textValue()).isEqualTo("finished");
        assertThat(run.at("/workload/readers").intValue()).isEqualTo(7);
        assertThat(run.at("/workload/durationMillis").intValue()).isEqualTo(50);
        assertThat(run.at("/workload/lock").textValue()).isEqualTo("striped");
        assertThat(run.at("/workload/keyChoice").textValue()).isEqualTo("hot");
        assertThat(run.at("/report/seed").intValue()).isEqualTo(42);
        assertThat(run.at("/report/verdict/grade").textValue()).isEqualTo("acceptable");
    }

    @Test
    void aForbiddenVerdictIsPrintedAndSetsTheExitCode() {
        CommandOutput output = CommandOutput.of(hotKeyRunWith("unguarded"));

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out()).startsWith("readOps: ").hasLineCount(3);
        assertThat(output.err()).contains("Forbidden: lost updates, ").contains("the versions of the map add up to");
    }

    @Test
    void theSameWorkloadWithALockIsNotForbidden() {
        CommandOutput output = CommandOutput.of(hotKeyRunWith("mutex"));

        assertThat(output.exit()).isZero();
        assertNothingButCutOffs(output);
    }

    @Test
    void aFailedRunHasTheExitCodeOfAFailure() {
        assertThat(ExitCode.of(RunState.FAILED, Grade.FORBIDDEN).code()).isEqualTo(3);
        assertThat(ExitCode.of(RunState.STOPPED, Grade.FORBIDDEN).code()).isEqualTo(1);
        assertThat(ExitCode.of(RunState.STOPPED, Grade.INTERESTING).code()).isZero();
    }

    @Test
    void anErrorIsReportedAsAFailure() {
        StringWriter err = new StringWriter();
        PrintWriter broken = new PrintWriter(new StringWriter()) {
            @Override
            public void write(String text) {
                throw new OutOfMemoryError("on purpose");
            }
        };

        int exit = new Commands(broken, new PrintWriter(err, true), RunnerOptions::processes)
                .execute("run", "--duration-millis", "10");

        assertThat(exit).isEqualTo(3);
        assertThat(err.toString()).isEqualToIgnoringNewLines("Failed: java.lang.OutOfMemoryError: on purpose");
    }

    /** On a busy machine waits of a short run are cut off, of which the command tells. */
    private static void assertNothingButCutOffs(CommandOutput output) {
        assertThat(output.err().lines())
                .allMatch(line -> line.matches("\\S+ waits? cut off at the end, the longest after .*"));
    }
}
