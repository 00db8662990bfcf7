package dev.lockscope.cli;

import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The options of a workload: a preset, and one option for each of {@link Limits#PARAMETERS} that does not name something of a
 * server.
 */
final class WorkloadOptions {
    private static final String PRESET = "preset";
    private static final List<String> PRESETS =
            Preset.ALL.stream().map(Preset::id).toList();

    private final CommandSpec command;
    private final List<Parameter> parameters;

    /** @param without names of parameters without an option */
    WorkloadOptions(CommandSpec command, String... without) {
        this.command = command;
        this.parameters = Limits.PARAMETERS.stream()
                .filter(parameter -> !(parameter instanceof Parameter.Name))
                .filter(parameter -> !List.of(without).contains(parameter.name()))
                .toList();
    }

    /** Adds these options to the command under a heading, each with its range, unit and classic value. */
    void add(String heading) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%n" + heading + "%n")
                .validate(false)
                .addArg(Options.option(PRESET, "ID", "A ready-made workload to start from.", String.join(", ", PRESETS))
                        .build());
        parameters.forEach(parameter -> group.addArg(Options.option(parameter).build()));
        command.addArgGroup(group.build());
    }

    /** Adds these options again with a prefix, for one of several workloads; the help does not list them. */
    void addPrefixed(String prefix) {
        command.addOption(hidden(prefix + PRESET));
        parameters.forEach(parameter -> command.addOption(hidden(prefix + parameter.name())));
    }

    private static OptionSpec hidden(String name) {
        return Options.option(name, "VALUE").hidden(true).build();
    }

    /**
     * The requested workload as decoded JSON, unchecked.
     *
     * @param prefix options with this prefix override those without; may be empty
     * @throws ParameterException for an unknown preset
     */
    Map<String, @Nullable Object> fields(String prefix) {
        String preset = value(prefix, PRESET);
        Map<String, @Nullable Object> fields = preset == null ? new LinkedHashMap<>() : fieldsOf(preset, prefix);
        for (Parameter parameter : parameters) {
            String text = value(prefix, parameter.name());
            if (text != null) {
                fields.put(parameter.name(), Options.decoded(parameter, text));
            }
        }
        return fields;
    }

    private Map<String, @Nullable Object> fieldsOf(String preset, String prefix) {
        Map<String, @Nullable Object> fields = Preset.ALL.stream()
                .filter(known -> known.id().equals(preset))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "%s must be one of %s, was \"%s\""
                                .formatted(option(prefix, PRESET), String.join(", ", PRESETS), preset)))
                .workload()
                .fields();
        fields.keySet().retainAll(parameters.stream().map(Parameter::name).toList());
        return fields;
    }

    /** The option that sets a field of the workload. */
    String option(String prefix, String field) {
        String prefixed = Options.name(prefix + field);
        return parsed().hasMatchedOption(prefixed) ? prefixed : Options.name(field);
    }

    private @Nullable String value(String prefix, String field) {
        return parsed().matchedOptionValue(option(prefix, field), null);
    }

    private ParseResult parsed() {
        return command.commandLine().getParseResult();
    }
}
