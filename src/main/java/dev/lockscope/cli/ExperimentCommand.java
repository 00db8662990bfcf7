package dev.lockscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentPlan;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.history.StoredExperiment;
import dev.lockscope.log.Json;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunState;
import dev.lockscope.runner.RunService;
import dev.lockscope.runner.Runners;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A command that executes an experiment, shows its progress and prints its result. */
abstract class ExperimentCommand implements Callable<Integer> {
    final CommandSpec command;
    final WorkloadOptions workload;

    @Mixin
    private final RunnerOptions runner;

    @ArgGroup
    private Format format = new Format();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    boolean help;

    /** @param without names of workload parameters without an option */
    ExperimentCommand(Function<List<String>, Runners> runners, String... without) {
        runner = new RunnerOptions(runners);
        command = CommandSpec.forAnnotatedObject(this);
        workload = new WorkloadOptions(command, without);
    }

    /** The plan that the options request. */
    abstract ExperimentPlan plan() throws InvalidExperiment;

    /** The option that sets a field of the plan. */
    abstract String option(String field);

    /** Prints the result as text. */
    abstract void print(Experiment experiment, PrintWriter out);

    /** The result as CSV, from the JSON of the plan and of the result. */
    abstract String csv(JsonNode plan, JsonNode result);

    @Override
    public Integer call() throws RunService.Busy, InterruptedException {
        PrintWriter err = command.commandLine().getErr();
        Experiment experiment = Experiment.start(
                accepted(),
                new RunService(runner.runners(), RunObserver.NOBODY),
                new ProgressLine(err, Terminal.columns()));
        try (StopOnSignal _ = new StopOnSignal(experiment::stop)) {
            experiment.awaitEnd();
            print(experiment);
            experiment.result().troubles().forEach(err::println);
            experiment
                    .failure()
                    .ifPresent(failure -> err.println(
                            "The %s failed: %s".formatted(experiment.plan().kind(), failure)));
            return exitCode(experiment).code();
        }
    }

    private ExperimentPlan accepted() {
        try {
            return plan();
        } catch (InvalidExperiment invalid) {
            throw Options.invalid(command, invalid.violations(), this::option);
        }
    }

    private void print(Experiment experiment) {
        PrintWriter out = command.commandLine().getOut();
        if (format.json) {
            out.print(Json.text(StoredExperiment.of(experiment, Json.newMapper())) + "\n");
        } else if (format.csv) {
            ObjectMapper mapper = Json.newMapper();
            out.print(csv(mapper.valueToTree(experiment.plan()), mapper.valueToTree(experiment.result())));
        } else {
            print(experiment, out);
        }
        out.flush();
    }

    private static ExitCode exitCode(Experiment experiment) {
        return experiment.state() == RunState.FAILED
                ? ExitCode.FAILED
                : experiment.outcomes().stream()
                        .map(outcome -> ExitCode.of(outcome.state(), outcome.grade()))
                        .max(Comparator.naturalOrder())
                        .orElse(ExitCode.SUCCESS);
    }

    /** The machine-readable formats; at most one of them. */
    private static final class Format {
        @Option(names = "--json", description = "Print the whole result as JSON instead, as the HTTP API returns it.")
        private boolean json;

        @Option(names = "--csv", description = "Print one CSV record per run instead, with units in the header.")
        private boolean csv;
    }
}
