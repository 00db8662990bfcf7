package dev.lockscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.format.DuelCsv;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.DuelResult;
import dev.lockscope.experiment.DuelResult.Side;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.SentenceNumbers;
import dev.lockscope.experiment.InvalidExperiment;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code duel}: two workloads against each other. */
@Command(
        name = "duel",
        description = {
            "Has two workloads fight in alternating slices and says which makes more operations, and which waits longer.",
            "",
            "Each option of the workload below holds for both; written as --a.OPTION or --b.OPTION for one of them."
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example: lockscope duel --readers 200 --a.lock mutex --b.lock read-write"})
final class DuelCommand extends ExperimentCommand {
    DuelCommand() {
        super("durationMillis");
        Duel.PARAMETERS.forEach(
                parameter -> command.addOption(Options.option(parameter).build()));
        workload.add(
                "The workloads, each as long as a slice; what is left out takes the classic value, or the preset's:");
        workload.addAgain("a.");
        workload.addAgain("b.");
    }

    @Override
    Duel plan() throws InvalidExperiment {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("a", workload.fields("a."));
        asked.put("b", workload.fields("b."));
        Options.put(Duel.PARAMETERS, command, asked);
        return Duel.accept(asked);
    }

    @Override
    String option(String field) {
        return field.matches("[ab][.].*")
                ? workload.option(field.substring(0, 2), field.substring(2))
                : Options.name(field);
    }

    @Override
    void print(Experiment experiment, PrintWriter out) {
        DuelResult result = (DuelResult) experiment.result();
        out.print("%s%n%s%n%n".formatted(result.sentence(), result.waitSentence()));
        TextTable table = new TextTable(1, List.of("", result.a().name(), result.b().name(), "A over B"));
        table.add(List.of(
                "operations/s",
                figure(result.a(), Side::operationsPerSecond, SentenceNumbers::rate),
                figure(result.b(), Side::operationsPerSecond, SentenceNumbers::rate),
                result.operations().format()));
        table.add(List.of(
                "p99 wait",
                figure(result.a(), Side::p99WaitNanos, SentenceNumbers::time),
                figure(result.b(), Side::p99WaitNanos, SentenceNumbers::time),
                result.p99Wait().format()));
        table.print(out);
        out.print("%nMedians of %s of slices; in brackets the 95%% interval.%n"
                .formatted(SentenceNumbers.counted(result.operations().pairs(), "pair")));
    }

    private static String figure(Side side, Function<Side, @Nullable Double> figure, Function<Double, String> words) {
        Double value = figure.apply(side);
        return value == null ? "none" : words.apply(value);
    }

    @Override
    String csv(JsonNode asked, JsonNode result) {
        return DuelCsv.of(asked, result);
    }
}
