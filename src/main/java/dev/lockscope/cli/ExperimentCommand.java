package dev.lockscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.format.Json;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.ExperimentPlan;
import dev.lockscope.history.StoredExperiment;
import dev.lockscope.run.RunService;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What makes an experiment, says how far it is to who watches, and prints what it has found. */
abstract class ExperimentCommand implements Callable<Integer> {
    private static final Duration PERIOD = Duration.ofMillis(50);

    final CommandSpec command = CommandSpec.forAnnotatedObject(this);
    final WorkloadOptions workload;

    @ArgGroup
    private Form form = new Form();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    /** @param without names of parameters of the workload that there is no option for */
    ExperimentCommand(String... without) {
        workload = new WorkloadOptions(command, without);
    }

    /** What is asked for. */
    abstract ExperimentPlan plan() throws InvalidExperiment;

    /** The option that a field of the plan comes from. */
    abstract String option(String field);

    /** Prints what was found, for reading. */
    abstract void print(Experiment experiment, PrintWriter out);

    /** What was found as a table, from the JSON of the plan and of the result. */
    abstract String csv(JsonNode asked, JsonNode result);

    @Override
    public Integer call() throws RunService.Busy, InterruptedException {
        PrintWriter err = command.commandLine().getErr();
        Experiment experiment = Experiment.start(
                accepted(), new RunService(PERIOD, RunObserver.NOBODY), new ProgressLine(err, Terminal.columns()));
        try (StopOnSignal _ = new StopOnSignal(experiment::stop)) {
            experiment.awaitEnd();
            print(experiment);
            experiment.result().troubles().forEach(err::println);
            experiment
                    .failure()
                    .ifPresent(failure -> err.println(
                            "The %s failed: %s".formatted(experiment.plan().kind(), failure)));
            return exit(experiment).code();
        }
    }

    private ExperimentPlan accepted() {
        try {
            return plan();
        } catch (InvalidExperiment invalid) {
            throw Options.wrong(command, invalid.violations(), this::option);
        }
    }

    private void print(Experiment experiment) {
        PrintWriter out = command.commandLine().getOut();
        if (form.json) {
            out.print(Json.text(StoredExperiment.of(experiment, Json.alone())) + "\n");
        } else if (form.csv) {
            out.print(csv(
                    Json.alone().valueToTree(experiment.plan()), Json.alone().valueToTree(experiment.result())));
        } else {
            print(experiment, out);
        }
        out.flush();
    }

    private static ExitCode exit(Experiment experiment) {
        return experiment.state() == RunState.FAILED
                ? ExitCode.FAILED
                : experiment.outcomes().stream()
                        .map(outcome -> ExitCode.of(outcome.state(), outcome.grade()))
                        .max(Comparator.naturalOrder())
                        .orElse(ExitCode.DONE);
    }

    /** In place of words for people; one of them at most. */
    private static final class Form {
        @Option(names = "--json", description = "Print all that was found instead, as the server gives it.")
        private boolean json;

        @Option(names = "--csv", description = "Print a record for each run instead, the units in the header.")
        private boolean csv;
    }
}
