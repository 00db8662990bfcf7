package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Parameter.Choice;
import dev.lockscope.workload.Parameter.Whole;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Help, version and rejected arguments. */
class CommandsTest {
    @Test
    void theHelpNamesTheCommandsAndTheExitCodes() {
        CommandOutput output = CommandOutput.of("--help");

        assertThat(output.exit()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .startsWith("Usage: lockscope ")
                .contains("  run ", "Exit codes:", "lockscope COMMAND --help");
    }

    static Stream<Parameter> parameters() {
        return Limits.PARAMETERS.stream().filter(parameter -> !(parameter instanceof Parameter.Name));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void helpHasTheUnitRangeAndClassicValueOfEachParameter(Parameter parameter) {
        String help = CommandOutput.of("run", "--help").out().replaceAll("\\s+", " ");

        String option = help.substring(help.indexOf(Options.name(parameter.name()) + "="));
        assertThat(option).contains(parameter.help());
        String range = option.substring(option.indexOf(parameter.help()));
        assertThat(range)
                .contains(
                        "; classic: " + Objects.requireNonNullElseGet(parameter.classic(), () -> whenEmpty(parameter)));
        String accepted = range.substring(parameter.help().length(), range.indexOf("; classic: "));
        assertThat(accepted)
                .isEqualTo(" "
                        + switch (parameter) {
                            case Whole whole -> (whole.min() + " to " + whole.max() + " " + whole.unit()).strip();
                            case Parameter.Decimal decimal ->
                                (decimal.min() + " to " + decimal.max() + " " + decimal.unit()).strip();
                            case Choice choice -> String.join(", ", choice.options());
                            case Parameter.Name ignored -> "";
                        });
    }

    private static Object whenEmpty(Parameter parameter) {
        return Objects.requireNonNull(((Whole) parameter).whenEmpty());
    }

    @Test
    void theVersionIsOneLine() {
        CommandOutput output = CommandOutput.of("--version");

        assertThat(output.exit()).isZero();
        assertThat(output.out()).startsWith("Lockscope ").contains(" on Java ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --readers            | many     | --readers must be a whole number from 0 to 20000, was "many"
            --readers            | -1       | --readers must be a whole number from 0 to 20000, was -1
            --readers            | 1.5      | --readers must be a whole number from 0 to 20000, was "1.5"
            --pauseMicros        | 99999999 | --pause-micros must be a whole number from 0 to 10000000, was 99999999
            --zipf-exponent      | 9.5      | --zipf-exponent must be a number from 0.0 to 5.0, was 9.5
            --lock               | padlock  | --lock must be one of mutex, mutex-fair,
            --preset             | odd      | --preset must be one of classic, read-mostly,
            --ramp-millis        | 1000     | --ramp-millis must be less than durationMillis
            --reader             | 1        | --reader is not a known option or argument
            --jvm                | zgc      | --jvm is not a known option or argument
            """)
    void anInvalidValueIsReportedWithItsOptionAndTheRange(String option, String value, String message) {
        CommandOutput output = CommandOutput.of("run", option, value);

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).startsWith(message).endsWith("Try: lockscope run --help" + System.lineSeparator());
    }

    @Test
    void everyInvalidOptionIsNamed() {
        assertThat(CommandOutput.of("run", "--keys", "0", "--threads", "green", "--values=x")
                        .err())
                .contains("--keys must be", "--threads must be", "--values must be");
    }

    @Test
    void aSimilarOptionIsSuggested() {
        assertThat(CommandOutput.of("run", "--reader", "1").err()).contains("--readers");
    }

    @ParameterizedTest
    @CsvSource({"rn", "--readers", "'run surplus'", "'run --readers'", "'run --json=perhaps'", "''"})
    void invalidCommandsAreRefused(String arguments) {
        CommandOutput output = CommandOutput.of(arguments.split(" "));

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).contains("Try: lockscope").doesNotContain("\tat ");
    }
}
