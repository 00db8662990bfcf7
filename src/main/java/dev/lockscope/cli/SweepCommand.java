package dev.lockscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.experiment.Axis;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.experiment.SweepResult;
import dev.lockscope.format.SweepCsv;
import dev.lockscope.runner.Runners;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code sweep}: varies one or two parameters of a workload. */
@Command(
        name = "sweep",
        description = "Varies one or two parameters of a workload, or the lock, and prints the effect.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples: lockscope sweep --over readers=1,2,5,10,20,50 --pause-micros 0",
            "          lockscope sweep --which-lock --readers 200 --repeats 3"
        })
final class SweepCommand extends ExperimentCommand {
    /** All parameters but the seed of the order: the workload has a parameter of the same name. */
    private static final List<Parameter> PARAMETERS = SweepPlan.PARAMETERS.stream()
            .filter(parameter -> !parameter.name().equals("seed"))
            .toList();

    @Option(
            names = "--over",
            paramLabel = "NAME=VALUE,VALUE...",
            description = {
                "A parameter to vary; give it once or twice.",
                "readers, writers, hold-micros, pause-micros, keys, zipf-exponent, lock or threads"
            })
    private @Nullable List<String> over;

    @Option(names = "--which-lock", description = "Vary the lock over all that guard the map, and recommend one.")
    private boolean whichLock;

    SweepCommand(Function<List<String>, Runners> runners) {
        super(runners);
        PARAMETERS.forEach(
                parameter -> command.addOption(Options.option(parameter).build()));
        workload.add("The workload. Defaults: the preset's values, or the classic ones:");
    }

    @Override
    SweepPlan plan() throws InvalidExperiment {
        if (whichLock == (over != null)) {
            throw new ParameterException(command.commandLine(), "either --over or --which-lock must be given");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("workload", workload.fields(""));
        if (over != null) {
            fields.put("parameters", over.stream().map(SweepCommand::axis).toList());
        }
        Options.put(PARAMETERS, command, fields);
        return SweepPlan.accept(fields);
    }

    /** An axis from {@code readers=1,2,5}, or from {@code threads} for all values of a choice. */
    private static Map<String, Object> axis(String text) {
        String[] parts = text.split("=", 2);
        String name = Axis.NAMES.stream()
                .filter(known -> Options.name(known).equals(Options.name(parts[0])))
                .findFirst()
                .orElse(parts[0]);
        Optional<Parameter> parameter = Limits.PARAMETERS.stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (parts.length == 1
                && parameter
                        .filter(known -> known instanceof Parameter.Choice || known instanceof Parameter.Name)
                        .isPresent()) {
            return Map.of("name", name);
        }
        List<Object> values = Stream.of(parts)
                .skip(1)
                .flatMap(list -> Stream.of(list.split(",")))
                .map(value -> parameter
                        .flatMap(known -> Optional.ofNullable(Options.decoded(known, value)))
                        .orElse(value))
                .toList();
        return Map.of("name", name, "values", values);
    }

    @Override
    String option(String field) {
        if (field.startsWith("workload.")) {
            return workload.option("", field.substring("workload.".length()));
        }
        if (over != null && field.matches("parameters\\[[0-9]].*")) {
            return "--over " + over.get(Character.digit(field.charAt("parameters[".length()), 10));
        }
        return field.equals("parameters") ? "--over" : Options.name(field);
    }

    @Override
    void print(Experiment experiment, PrintWriter out) {
        new SweepSummary((SweepPlan) experiment.plan(), (SweepResult) experiment.result()).print(out);
    }

    @Override
    String csv(JsonNode plan, JsonNode result) {
        return SweepCsv.of(plan, result);
    }
}
