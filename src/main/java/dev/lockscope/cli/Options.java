package dev.lockscope.cli;

import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Parameter.Choice;
import dev.lockscope.workload.Parameter.Decimal;
import dev.lockscope.workload.Parameter.Whole;
import dev.lockscope.workload.FieldViolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** How a parameter looks on a command line: {@code pauseMicros} is {@code --pause-micros} there. */
final class Options {
    private Options() {}

    static String name(String parameter) {
        return "--" + parameter.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    }

    /** Words as they were typed, with the options that are written as they are on the wire in the way of the shell. */
    static String[] shellNames(String... words) {
        return Stream.of(words).map(Options::shellName).toArray(String[]::new);
    }

    private static String shellName(String word) {
        if (!word.startsWith("--")) {
            return word;
        }
        int end = word.indexOf('=') < 0 ? word.length() : word.indexOf('=');
        return name(word.substring(2, end)) + word.substring(end);
    }

    /** With its range, its unit and its classic value in the help. */
    static OptionSpec.Builder option(Parameter parameter) {
        return option(parameter.name(), parameter instanceof Choice ? "WORD" : "N", parameter.help(), range(parameter));
    }

    /** @param description a line of help each */
    static OptionSpec.Builder option(String parameter, String label, String... description) {
        return OptionSpec.builder(name(parameter))
                .paramLabel(label)
                .type(String.class)
                .description(Stream.of(description)
                        .map(line -> line.replace("%", "%%"))
                        .toArray(String[]::new));
    }

    /** What is accepted, and the classic value. */
    private static String range(Parameter parameter) {
        String accepted = switch (parameter) {
            case Whole whole -> "%d to %d %s".formatted(whole.min(), whole.max(), whole.unit());
            case Decimal decimal ->
                String.format(Locale.ROOT, "%s to %s %s", decimal.min(), decimal.max(), decimal.unit());
            case Choice choice -> String.join(", ", choice.options());
        };
        return accepted.strip() + "; classic: " + classic(parameter);
    }

    private static Object classic(Parameter parameter) {
        if (parameter instanceof Whole whole && whole.classic() == null) {
            return Objects.requireNonNull(whole.whenEmpty());
        }
        return Objects.requireNonNull(parameter.classic());
    }

    /** A value as JSON has it: a number where it is one, else the text for {@link Parameter#accept} to complain about. */
    static @Nullable Object decoded(Parameter parameter, String text) {
        if (parameter instanceof Choice) {
            return text;
        }
        if (parameter instanceof Whole whole && (text.equals(whole.whenEmpty()) || text.equals("null"))) {
            return null;
        }
        if (text.matches("[+-]?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        return parameter instanceof Decimal && text.matches("[+-]?[0-9]*[.]?[0-9]+(e[+-]?[0-9]+)?")
                ? (Object) Double.valueOf(text)
                : text;
    }

    /** Adds to what is asked for those parameters that were given, decoded and unchecked. */
    static void put(List<Parameter> parameters, CommandSpec command, Map<String, @Nullable Object> asked) {
        for (Parameter parameter : parameters) {
            String text = command.commandLine().getParseResult().matchedOptionValue(name(parameter.name()), null);
            if (text != null) {
                asked.put(parameter.name(), decoded(parameter, text));
            }
        }
    }

    /**
     * The complaint about a command that can't be carried out.
     *
     * @param option the one that a field comes from
     */
    static ParameterException wrong(CommandSpec command, List<FieldViolation> violations, UnaryOperator<String> option) {
        String message = violations.stream()
                .map(violation -> option.apply(violation.field()) + " " + violation.detail())
                .distinct()
                .collect(Collectors.joining(System.lineSeparator()));
        return new ParameterException(command.commandLine(), message);
    }
}
