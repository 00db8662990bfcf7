package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuelCommandTest {
    private static final String[] BRIEF = {
        "duel", "--slices", "10", "--slice-millis", "20", "--warm-up", "0", "--readers", "4", "--writers", "2"
    };

    @Test
    void itSaysWhoMakesMoreAndShowsBothBesideEachOther() {
        CommandOutput said = duel(
                "--hold-micros",
                "2000",
                "--hold-kind",
                "park",
                "--a.lock",
                "mutex",
                "--b.lock",
                "concurrent-map",
                "--b.holdMicros",
                "0");

        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .matches("(?s)B \\(Concurrent map.*\\) makes \\d.* the operations of A \\(Mutex.*\\) here\\..*");
        assertThat(said.out()
                        .lines()
                        .filter(line -> line.matches("operations/s( {2,}[\\d,]+){2} {2,}0\\.\\d+x \\(.*\\)")))
                .hasSize(1);
        assertThat(said.out()).contains("p99 wait  ", "Medians of 10 pairs of slices");
    }

    @Test
    void asJsonItHasAllThatWasFoundAndWhatIsWrittenForOneSideHoldsForThatOnly() throws Exception {
        CommandOutput said = duel("--json", "--a.preset", "hot-key", "--b.readers=9");

        JsonNode duel = new ObjectMapper().readTree(said.out());
        assertThat(duel.at("/state").textValue()).isEqualTo("finished");
        assertThat(duel.at("/asked/a/keyChoice").textValue()).isEqualTo("hot");
        assertThat(duel.at("/asked/a/readers").intValue()).isEqualTo(4);
        assertThat(duel.at("/asked/b/keyChoice").textValue()).isEqualTo("uniform");
        assertThat(duel.at("/asked/b/readers").intValue()).isEqualTo(9);
        assertThat(duel.at("/asked/b/durationMillis").intValue()).isEqualTo(20);
        assertThat(duel.at("/result/slices")).hasSize(20);
    }

    @Test
    void itIsPrintedInOneFormOnly() {
        CommandOutput said = duel("--csv", "--json");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("--json").contains("--csv").contains("mutually exclusive");
    }

    @Test
    void asCsvItHasARecordForEachSlice() {
        assertThat(duel("--csv").out().split("\r\n"))
                .hasSize(21)
                .allMatch(line -> line.startsWith("lock,slice,") || line.startsWith("mutex,"));
    }

    @Test
    void aForbiddenVerdictOfOneSideIsSaidAndIsTheExitCode() {
        CommandOutput said = duel(
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

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("its verdict is forbidden", "slices of B (No lock) something was wrong")
                .doesNotContain("slices of A (Mutex) something was wrong");
        assertThat(said.out()).contains("operations/s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --a.lock          | padlock | --a.lock must be one of mutex,
            --lock            | padlock | --lock must be one of mutex,
            --b.preset        | odd     | --b.preset must be one of classic,
            --slice-millis    | 1       | --slice-millis must be a whole number from 20 to 10000, was 1
            --duration-millis | 100     | --duration-millis is not known here
            """)
    void aValueThatCanNotBeTakenIsSaidOnceWithItsOption(String option, String value, String complaint) {
        CommandOutput said = CommandOutput.by("duel", option, value);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith(complaint).containsOnlyOnce(option);
    }

    private static CommandOutput duel(String... words) {
        return CommandOutput.by(Stream.of(BRIEF, words).flatMap(Stream::of).toArray(String[]::new));
    }
}
