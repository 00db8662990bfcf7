package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.ScalabilityLaw;
import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.PeakInterval;
import dev.lockscope.experiment.ScalabilityLaw.Residual;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.experiment.SweepResult;
import dev.lockscope.run.measure.Machine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    private static final String[] SHORT_SWEEP = {
        "sweep", "--duration-millis", "20", "--repeats", "2", "--readers", "4", "--writers", "2"
    };

    @Test
    void printsEachPointAndTheSentenceOnTheLaw() {
        CommandOutput output = sweep("--over", "readers=50,10,20");

        assertThat(output.exit()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .containsPattern("^(The most operations are|No difference between the two best) ")
                .contains(
                        "The scalability law was not fitted: that needs at least 5 numbers of workers, and there were 3.");
        assertThat(firstWords(output)).containsSubsequence("readers", "10", "20", "50");
    }

    @Test
    void aFittingLawIsPrintedWithItsIntervals() throws InvalidExperiment {
        ScalabilityLaw law = new ScalabilityLaw(
                true,
                true,
                "It fits.",
                new Estimate(912.4, 905.0, 920.0),
                new Estimate(0, 0.0, 0.012),
                new Estimate(1.5e-5, 1.1e-5, 3.2e-5),
                null,
                new PeakInterval(173.2, null),
                0.01,
                0.99,
                List.of(new Residual(8, 7_300, 7_299.2, 0.0001)));
        SweepPlan plan =
                SweepPlan.accept(Map.of("parameters", List.of(Map.of("name", "readers", "values", List.of(1, 2)))));
        StringWriter out = new StringWriter();

        new SweepSummary(
                        plan,
                        new SweepResult(
                                "Most with 2. It fits.",
                                List.of(),
                                List.of(),
                                List.of(),
                                law,
                                null,
                                Machine.here(),
                                List.of()))
                .print(new PrintWriter(out));

        assertThat(out.toString().replaceAll(" +", " "))
                .startsWith("Most with 2. It fits.")
                .contains(
                        "λ, operations/s of one worker (extrapolated) 912 (905–920)",
                        "σ, contention 0.00 (at most 0.0120)",
                        "κ, coherency 1.50e-05 (1.10e-05–3.20e-05)",
                        "peak, workers none (173 or more), so none can be shown");
    }

    @Test
    void twoParametersGiveEveryPairOfTheirValues() {
        CommandOutput output = sweep("--over", "lock=mutex,striped", "--over", "hold-micros=0,50");

        assertThat(output.out().lines().map(line -> line.replaceAll("\\s+", " ")))
                .anyMatch(line -> line.startsWith("lock holdMicros operations/s p99 wait Jain's index"))
                .anyMatch(line -> line.startsWith("mutex 0 "))
                .anyMatch(line -> line.startsWith("mutex 50 "))
                .anyMatch(line -> line.startsWith("striped 0 "))
                .anyMatch(line -> line.startsWith("striped 50 "));
    }

    @Test
    void whichLockRanksGuardingLocksAndRecommendsOne() {
        CommandOutput output = sweep("--which-lock");

        assertThat(output.exit()).isZero();
        assertThat(output.out())
                .containsPattern("[Tt]ake |any of them would do")
                .contains("place   lock ")
                .doesNotContain("unguarded");
        assertThat(output.out().lines().filter(line -> line.matches("\\d+ .*\\(.*")))
                .hasSizeGreaterThan(10);
    }

    @Test
    void jsonAndCsvHaveEveryRun() throws Exception {
        JsonNode sweep =
                new ObjectMapper().readTree(sweep("--json", "--over", "threads").out());
        assertThat(sweep.at("/state").textValue()).isEqualTo("finished");
        assertThat(sweep.at("/asked/axes/0/values")).hasSize(2);
        assertThat(sweep.at("/result/runs")).hasSize(4);

        assertThat(sweep("--csv", "--over", "keys=1,5").out().lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("run,keys (keys),reads");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --over speed=1,2               | --over speed=1,2 must be one of readers,
            --over readers=1,many          | --over readers=1,many must be a whole number from 0 to 20000, was "many"
            --over readers                 | --over readers must be an array of 2 to 100 values
            --over keys=1,2 --repeats 0    | --repeats must be a whole number from 1 to 50, was 0
            --over keys=1,2 --readers many | --readers must be a whole number from 0 to 20000, was "many"
            --over keys=1,2 --which-lock   | either --over or --which-lock must be given
            --over jvm=default,zgc         | --over jvm=default,zgc must be one of default, was "zgc"
            --over jvm                     | --over jvm has only one value here, default
            --json                         | either --over or --which-lock must be given
            """)
    void anInvalidSweepIsReportedWithItsOption(String arguments, String message) {
        CommandOutput output = CommandOutput.of(("sweep " + arguments).split(" "));

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).startsWith(message).contains("Try: lockscope sweep --help");
    }

    private static List<String> firstWords(CommandOutput output) {
        return output.out().lines().map(line -> line.split(" ")[0]).toList();
    }

    private static CommandOutput sweep(String... arguments) {
        return CommandOutput.of(
                Stream.of(SHORT_SWEEP, arguments).flatMap(Stream::of).toArray(String[]::new));
    }
}
