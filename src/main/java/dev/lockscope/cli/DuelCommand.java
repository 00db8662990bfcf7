package dev.lockscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.DuelResult;
import dev.lockscope.experiment.DuelResult.Side;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.PairedRatio;
import dev.lockscope.experiment.SentenceNumbers;
import dev.lockscope.format.DuelCsv;
import dev.lockscope.runner.Runners;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code duel}: compares two workloads. */
@Command(
        name = "duel",
        description = {
            "Compares two workloads in alternating slices: which completes more operations, and which waits longer.",
            "",
            "Each workload option below applies to both; --a.OPTION or --b.OPTION applies to one of them."
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example: lockscope duel --readers 200 --a.lock mutex --b.lock read-write"})
final class DuelCommand extends ExperimentCommand {
    DuelCommand(Function<List<String>, Runners> runners) {
        super(runners, "durationMillis");
        Duel.PARAMETERS.forEach(
                parameter -> command.addOption(Options.option(parameter).build()));
        workload.add(
                "The workloads; each runs as long as a slice. Defaults: the preset's values, or the classic ones:");
        workload.addPrefixed("a.");
        workload.addPrefixed("b.");
    }

    @Override
    Duel plan() throws InvalidExperiment {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("a", workload.fields("a."));
        fields.put("b", workload.fields("b."));
        Options.put(Duel.PARAMETERS, command, fields);
        return Duel.accept(fields);
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
        TextTable table =
                new TextTable(1, List.of("", result.a().name(), result.b().name(), "A over B"));
        table.add(List.of(
                "operations/s",
                cell(result.a(), Side::operationsPerSecond, SentenceNumbers::rate),
                cell(result.b(), Side::operationsPerSecond, SentenceNumbers::rate),
                result.operations().format()));
        table.add(List.of(
                "p99 wait",
                cell(result.a(), Side::p99WaitNanos, SentenceNumbers::time),
                cell(result.b(), Side::p99WaitNanos, SentenceNumbers::time),
                result.p99Wait().format()));
        table.print(out);
        out.print("%nMedians of %s of slices, with the 95%% interval in brackets.%n"
                .formatted(SentenceNumbers.counted(result.operations().pairs(), "pair")));
        if (result.waitsCutOff() > 0) {
            out.print("The ends of slices cut off %s, which count as at least so long.%n"
                    .formatted(SentenceNumbers.counted((double) result.waitsCutOff(), "wait")));
        }
        correlation("operations", result.operations(), out);
        correlation("p99 waits", result.p99Wait(), out);
    }

    private static void correlation(String metric, PairedRatio ratio, PrintWriter out) {
        if (ratio.correlation() != null && ratio.effectivePairs() != null) {
            out.print(String.format(
                    Locale.ROOT,
                    "Neighbouring pairs correlate by %.2f in %s: %d count as %.1f.%n",
                    ratio.correlation(),
                    metric,
                    ratio.pairs(),
                    ratio.effectivePairs()));
        }
    }

    private static String cell(Side side, Function<Side, @Nullable Double> metric, Function<Double, String> format) {
        Double value = metric.apply(side);
        return value == null ? "none" : format.apply(value);
    }

    @Override
    String csv(JsonNode plan, JsonNode result) {
        return DuelCsv.of(plan, result);
    }
}
