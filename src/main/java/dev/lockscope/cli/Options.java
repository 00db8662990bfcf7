package dev.lockscope.cli;

import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Parameter.Choice;
import dev.lockscope.workload.Parameter.Decimal;
import dev.lockscope.workload.Parameter.Name;
import dev.lockscope.workload.Parameter.Whole;
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

/** Parameters as command-line options: {@code pauseMicros} is {@code --pause-micros}. */
final class Options {
    private Options() {}

    static String name(String parameter) {
        return "--" + parameter.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    }

    /** The arguments with each option name in kebab case: {@code --pauseMicros} becomes {@code --pause-micros}. */
    static String[] shellNames(String... arguments) {
        return Stream.of(arguments).map(Options::shellName).toArray(String[]::new);
    }

    private static String shellName(String argument) {
        if (!argument.startsWith("--")) {
            return argument;
        }
        int end = argument.indexOf('=') < 0 ? argument.length() : argument.indexOf('=');
        return name(argument.substring(2, end)) + argument.substring(end);
    }

    /** An option for a parameter; its help has the range, the unit and the classic value. */
    static OptionSpec.Builder option(Parameter parameter) {
        return option(parameter.name(), parameter instanceof Choice ? "WORD" : "N", parameter.help(), range(parameter));
    }

    /** @param description lines of help */
    static OptionSpec.Builder option(String parameter, String label, String... description) {
        return OptionSpec.builder(name(parameter))
                .paramLabel(label)
                .type(String.class)
                .description(Stream.of(description)
                        .map(line -> line.replace("%", "%%"))
                        .toArray(String[]::new));
    }

    /** The accepted values and the classic value. */
    private static String range(Parameter parameter) {
        String accepted = switch (parameter) {
            case Whole whole -> "%d to %d %s".formatted(whole.min(), whole.max(), whole.unit());
            case Decimal decimal ->
                String.format(Locale.ROOT, "%s to %s %s", decimal.min(), decimal.max(), decimal.unit());
            case Choice choice -> String.join(", ", choice.options());
            case Name ignored -> "a name";
        };
        return accepted.strip() + "; classic: " + classic(parameter);
    }

    private static Object classic(Parameter parameter) {
        if (parameter instanceof Whole whole && whole.classic() == null) {
            return Objects.requireNonNull(whole.whenEmpty());
        }
        return Objects.requireNonNull(parameter.classic());
    }

    /** The JSON value of an argument: a number if it is one, otherwise the text, which {@link Parameter#accept} rejects. */
    static @Nullable Object decoded(Parameter parameter, String text) {
        if (parameter instanceof Choice || parameter instanceof Name) {
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

    /** Adds the parameters that are set on the command line to the fields, decoded and unchecked. */
    static void put(List<Parameter> parameters, CommandSpec command, Map<String, @Nullable Object> fields) {
        for (Parameter parameter : parameters) {
            String text = command.commandLine().getParseResult().matchedOptionValue(name(parameter.name()), null);
            if (text != null) {
                fields.put(parameter.name(), decoded(parameter, text));
            }
        }
    }

    /**
     * An exception that names each invalid option.
     *
     * @param option maps a field to the option that sets it
     */
    static ParameterException invalid(
            CommandSpec command, List<FieldViolation> violations, UnaryOperator<String> option) {
        String message = violations.stream()
                .map(violation -> option.apply(violation.field()) + " " + violation.detail())
                .distinct()
                .collect(Collectors.joining(System.lineSeparator()));
        return new ParameterException(command.commandLine(), message);
    }
}
