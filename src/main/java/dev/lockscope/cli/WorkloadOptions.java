package dev.lockscope.cli;

import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Preset;
import dev.lockscope.workload.Violation;
import dev.lockscope.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The options that ask for a workload: a preset, and one for each of {@link Limits#PARAMETERS}. */
final class WorkloadOptions {
    private static final List<String> PRESETS = Preset.ALL.stream().map(Preset::id).toList();

    private final CommandSpec command;
    private final String prefix;

    /** @param prefix before the name of each parameter, such as {@code a.}; empty for none */
    WorkloadOptions(CommandSpec command, String prefix) {
        this.command = command;
        this.prefix = prefix;
    }

    /** Gives the command these options, under a heading and each with its range, its unit and its classic value. */
    void add(String heading) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%n" + heading + "%n")
                .validate(false)
                .addArg(Options.option(prefix + "preset", "ID", "A ready-made workload to start from.", String.join(", ", PRESETS)));
        for (Parameter parameter : Limits.PARAMETERS) {
            group.addArg(Options.option(prefix + parameter.name(), Options.label(parameter), parameter.help(), Options.range(parameter)));
        }
        command.addArgGroup(group.build());
    }

    /**
     * The workload that was asked for.
     *
     * @throws ParameterException naming every option that can't be taken
     */
    Workload read() {
        String preset = given("preset");
        Map<String, @Nullable Object> fields = preset == null ? new LinkedHashMap<>() : fieldsOf(preset);
        for (Parameter parameter : Limits.PARAMETERS) {
            String text = given(parameter.name());
            if (text != null) {
                fields.put(parameter.name(), Options.decoded(parameter, text));
            }
        }
        try {
            return Limits.accept(fields);
        } catch (InvalidWorkload invalid) {
            throw wrong(invalid.violations().stream().map(this::inWords).collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private Map<String, @Nullable Object> fieldsOf(String preset) {
        return Preset.ALL.stream()
                .filter(known -> known.id().equals(preset))
                .findFirst()
                .orElseThrow(() -> wrong("%s must be one of %s, was \"%s\""
                        .formatted(Options.name(nameGiven("preset")), String.join(", ", PRESETS), preset)))
                .workload()
                .fields();
    }

    private String inWords(Violation violation) {
        return Options.name(nameGiven(violation.field())) + " " + violation.detail();
    }

    /** What was given for a parameter, by the name with the prefix or else by the one without. */
    private @Nullable String given(String parameter) {
        return command.commandLine().getParseResult().matchedOptionValue(Options.name(nameGiven(parameter)), null);
    }

    private String nameGiven(String parameter) {
        boolean own = command.commandLine().getParseResult().hasMatchedOption(Options.name(prefix + parameter));
        return own ? prefix + parameter : parameter;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
