package dev.lockscope.cli;

import dev.lockscope.run.measure.Version;
import dev.lockscope.runner.Runners;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line with all commands. Results go to one writer, messages to another. */
public final class Commands {
    private final CommandLine commandLine;

    /** @param runners that make the runs, by the options of their JVMs */
    Commands(PrintWriter out, PrintWriter err, Function<List<String>, Runners> runners) {
        CommandSpec top = CommandSpec.create().name("lockscope");
        top.mixinStandardHelpOptions(true).version(version());
        top.usageMessage()
                .description(
                        "An oscilloscope for locks. With a command, Lockscope executes it and exits. Without one, it starts a"
                                + " server with a page at http://localhost:8080.",
                        "",
                        "lockscope stands for: java -jar quarkus-run.jar")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings())
                .commandListHeading("%nCommands:%n")
                .footer("", "Details: lockscope COMMAND --help");
        commandLine = new CommandLine(top)
                .addSubcommand(new RunCommand(runners).command)
                .addSubcommand(new DuelCommand(runners).command)
                .addSubcommand(new SweepCommand(runners).command)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((invalid, _) -> invalidArguments(invalid))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, err));
    }

    /** Executes a command on the standard streams of this process. Output that cannot be written is a failure. */
    public static int executeHere(String... arguments) {
        CheckedOutput out = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = new Commands(new PrintWriter(out, true, StandardCharsets.UTF_8), err, RunnerOptions::processes)
                .execute(arguments);
        return out.failure()
                .map(failure -> failed("the output could not be written: " + failure, err))
                .orElse(code);
    }

    /** Executes a command and returns its exit code; see {@link ExitCode}. */
    int execute(String... arguments) {
        try {
            return commandLine.execute(Options.shellNames(arguments));
        } catch (Error error) {
            return failed(error, commandLine.getErr());
        }
    }

    private static int invalidArguments(ParameterException invalid) {
        PrintWriter err = invalid.getCommandLine().getErr();
        err.println(invalid instanceof UnmatchedArgumentException unknown ? message(unknown) : invalid.getMessage());
        UnmatchedArgumentException.printSuggestions(invalid, err);
        err.println("Try: %s --help"
                .formatted(invalid.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.INVALID_ARGUMENTS.code();
    }

    private static String message(UnmatchedArgumentException unknown) {
        return "%s is not a known option or argument"
                .formatted(unknown.getUnmatched().getFirst());
    }

    private static int failed(Object failure, PrintWriter err) {
        err.println("Failed: " + failure);
        return ExitCode.FAILED.code();
    }

    private static String version() {
        return "Lockscope %s on Java %s".formatted(Version.CURRENT, Runtime.version());
    }
}
