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

/** The options that ask for a workload: a preset, and one for each of {@link Limits#PARAMETERS}. */
final class WorkloadOptions {
    private static final String PRESET = "preset";
    private static final List<String> PRESETS =
            Preset.ALL.stream().map(Preset::id).toList();

    private final CommandSpec command;
    private final List<Parameter> parameters;

    /** @param without names of parameters that there is no option for */
    WorkloadOptions(CommandSpec command, String... without) {
        this.command = command;
        this.parameters = Limits.PARAMETERS.stream()
                .filter(parameter -> !List.of(without).contains(parameter.name()))
                .toList();
    }

    /** Gives the command these options, under a heading and each with its range, its unit and its classic value. */
    void add(String heading) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%n" + heading + "%n")
                .validate(false)
                .addArg(Options.option(PRESET, "ID", "A ready-made workload to start from.", String.join(", ", PRESETS))
                        .build());
        parameters.forEach(parameter -> group.addArg(Options.option(parameter).build()));
        command.addArgGroup(group.build());
    }

    /** Gives the command these options once more, for one of several workloads; the help does not list them again. */
    void addAgain(String prefix) {
        command.addOption(again(prefix + PRESET));
        parameters.forEach(parameter -> command.addOption(again(prefix + parameter.name())));
    }

    private static OptionSpec again(String name) {
        return Options.option(name, "VALUE").hidden(true).build();
    }

    /**
     * What was asked for, as decoded JSON and unchecked.
     *
     * @param prefix those with it are heard before those without; may be empty
     * @throws ParameterException when there is no such preset
     */
    Map<String, @Nullable Object> fields(String prefix) {
        String preset = given(prefix, PRESET);
        Map<String, @Nullable Object> fields = preset == null ? new LinkedHashMap<>() : fieldsOf(preset, prefix);
        for (Parameter parameter : parameters) {
            String text = given(prefix, parameter.name());
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

    /** The option that a field of the workload comes from. */
    String option(String prefix, String field) {
        String own = Options.name(prefix + field);
        return parsed().hasMatchedOption(own) ? own : Options.name(field);
    }

    private @Nullable String given(String prefix, String field) {
        return parsed().matchedOptionValue(option(prefix, field), null);
    }

    private ParseResult parsed() {
        return command.commandLine().getParseResult();
    }
}
