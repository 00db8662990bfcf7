package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuelCommandTest {
    private static final String[] SHORT_DUEL = {
        "duel", "--slices", "10", "--slice-millis", "20", "--warm-up", "0", "--readers", "4", "--writers", "2"
    };

    @Test
    void printsTheFasterSideAndATableOfBoth() {
        CommandOutput output = CommandOutput.of(
                "duel",
                "--slices",
                "30",
                "--slice-millis",
                "30",
                "--warm-up",
                "0",
                "--readers",
                "4",
                "--writers",
                "2",
                "--hold-micros",
                "5000",
                "--hold-kind",
                "park",
                "--a.lock",
                "mutex",
                "--b.lock",
                "concurrent-map",
                "--b.holdMicros",
                "0");

        assertThat(output.exit()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .matches("(?s)B \\(Concurrent map.*\\) makes \\d.* the operations of A \\(Mutex.*\\) here\\..*");
        assertThat(output.out()
                        .lines()
                        .filter(line -> line.matches("operations/s( {2,}[\\d,]+){2} {2,}0\\.\\d+x \\(.*\\)")))
                .hasSize(1);
        assertThat(output.out()).contains("p99 wait  ", "Medians of 30 pairs of slices");
    }

    @Test
    void jsonIsCompleteAndSideOptionsApplyToOneSide() throws Exception {
        CommandOutput output = duel("--json", "--a.preset", "hot-key", "--b.readers=9");

        JsonNode duel = new ObjectMapper().readTree(output.out());
        assertThat(duel.at("/state").textValue()).isEqualTo("finished");
        assertThat(duel.at("/asked/a/keyChoice").textValue()).isEqualTo("hot");
        assertThat(duel.at("/asked/a/readers").intValue()).isEqualTo(4);
        assertThat(duel.at("/asked/b/keyChoice").textValue()).isEqualTo("uniform");
        assertThat(duel.at("/asked/b/readers").intValue()).isEqualTo(9);
        assertThat(duel.at("/asked/b/durationMillis").intValue()).isEqualTo(20);
        assertThat(duel.at("/result/slices")).hasSize(20);
    }

    @Test
    void formatsAreMutuallyExclusive() {
        CommandOutput output = duel("--csv", "--json");

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).contains("--json").contains("--csv").contains("mutually exclusive");
    }

    @Test
    void csvHasARecordForEachSlice() {
        assertThat(duel("--csv").out().split("\r\n"))
                .hasSize(21)
                .allMatch(line -> line.startsWith("lock,slice,") || line.startsWith("mutex,"));
    }

    @Test
    void aForbiddenVerdictOfOneSideSetsTheExitCode() {
        CommandOutput output = duel(
                "--threads",
                "platform",
                "--key-choice",
                "hot",
                "--pause-micros",
                "0",
                "--hold-micros",
                "1",
                "--writers",
                "6",
                "--b.lock",
                "unguarded");

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err())
                .contains("its verdict is forbidden", "slices of B (No lock) something was wrong")
                .doesNotContain("slices of A (Mutex) something was wrong");
        assertThat(output.out()).contains("operations/s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --a.lock          | padlock | --a.lock must be one of mutex,
            --lock            | padlock | --lock must be one of mutex,
            --b.preset        | odd     | --b.preset must be one of classic,
            --slice-millis    | 1       | --slice-millis must be a whole number from 20 to 10000, was 1
            --duration-millis | 100     | --duration-millis is not a known option or argument
            """)
    void anInvalidValueIsReportedOnceWithItsOption(String option, String value, String message) {
        CommandOutput output = CommandOutput.of("duel", option, value);

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).startsWith(message).containsOnlyOnce(option);
    }

    private static CommandOutput duel(String... arguments) {
        return CommandOutput.of(
                Stream.of(SHORT_DUEL, arguments).flatMap(Stream::of).toArray(String[]::new));
    }
}
