package dev.lockscope.cli;

import dev.lockscope.experiment.SentenceNumbers;
import dev.lockscope.format.RunBody;
import dev.lockscope.log.Json;
import dev.lockscope.log.RunLabels;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.check.Verdict;
import dev.lockscope.run.measure.CutOff;
import dev.lockscope.run.measure.Report;
import dev.lockscope.runner.RunService;
import dev.lockscope.runner.Runners;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code run}: one workload, executed once. */
@Command(
        name = "run",
        description = "Executes one workload and prints its result: readOps, writeOps and the state of the map.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example: lockscope run --lock read-write --readers 200 --hold-micros 50"})
final class RunCommand implements Callable<Integer> {
    private static final long ANNOUNCED_MILLIS = 5_000;

    final CommandSpec command;
    private final WorkloadOptions workload;

    @Mixin
    private final RunnerOptions runner;

    @Option(
            names = "--json",
            description = "Print the run with its whole report as JSON instead, as GET /api/runs/{id} returns it.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    boolean help;

    RunCommand(Function<List<String>, Runners> runners) {
        runner = new RunnerOptions(runners);
        command = CommandSpec.forAnnotatedObject(this);
        workload = new WorkloadOptions(command);
        workload.add("The workload. Defaults: the preset's values, or the classic ones:");
    }

    @Override
    public Integer call() throws RunService.Busy, InterruptedException {
        Workload requested = requested();
        Run run = new RunService(runner.runners(), RunObserver.NOBODY).start(requested);
        try (StopOnSignal _ = new StopOnSignal(run::stop)) {
            if (requested.durationMillis() >= ANNOUNCED_MILLIS) {
                command.commandLine()
                        .getErr()
                        .printf(
                                "Running for %d s; Ctrl-C stops the run and prints the results so far.%n",
                                requested.durationMillis() / 1_000);
            }
            run.awaitEnd();
            print(run);
            return ExitCode.of(
                            run.state(),
                            run.report().map(report -> report.verdict().grade()).orElse(Grade.UNCHECKED))
                    .code();
        }
    }

    private Workload requested() {
        try {
            return Limits.accept(workload.fields(""));
        } catch (InvalidWorkload invalid) {
            throw Options.invalid(command, invalid.violations(), field -> workload.option("", field));
        }
    }

    private void print(Run run) {
        PrintWriter out = command.commandLine().getOut();
        out.print(
                json
                        ? Json.text(RunBody.of(run, RunLabels.NONE)) + "\n"
                        : run.report().map(Report::classicLines).orElse(""));
        out.flush();
        PrintWriter err = command.commandLine().getErr();
        run.failure().ifPresent(failure -> err.println("The run failed: " + failure));
        run.report().stream()
                .flatMap(report -> report.verdict().checks().stream())
                .filter(check -> check.found() > 0)
                .forEach(check -> err.println(format(check)));
        run.report()
                .map(Report::warmUp)
                .filter(warmUp -> !warmUp.steady())
                .ifPresent(warmUp -> err.println("The rate was not steady when the run began, after %s of warm-up"
                        .formatted(SentenceNumbers.time((double) warmUp.nanos()))));
        run.report().ifPresent(report -> printCutOff(report, run.workload().workers(), err));
    }

    /** What the completed operations hide: twice their p99 wait, or more than one operation of each worker due. */
    private static void printCutOff(Report report, int workers, PrintWriter err) {
        CutOff cutOff = Objects.requireNonNull(report.cutOff());
        if (cutOff.waitsAtLeast().all().p99() > 2 * report.waits().all().p99()) {
            err.println("%s cut off at the end, the longest after %s"
                    .formatted(SentenceNumbers.counted((double) cutOff.waits(), "wait"), SentenceNumbers.time((double)
                            cutOff.longestWaitNanos())));
        }
        if (cutOff.due() > workers) {
            err.println("%s due and not made, for up to %s"
                    .formatted(
                            SentenceNumbers.counted((double) cutOff.due(), "operation"),
                            SentenceNumbers.time((double) cutOff.longestDueNanos())));
        }
    }

    private static String format(Verdict.Check check) {
        String found = "Forbidden: %s, %d found in %d".formatted(check.name(), check.found(), check.checked());
        return check.example() == null ? found : found + "; " + check.example();
    }
}
