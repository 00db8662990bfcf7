package dev.lockscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every command there is. What is asked for goes to one writer, and all that is said about it to another. */
public final class Commands {
    private final CommandLine line;

    Commands(PrintWriter out, PrintWriter err) {
        CommandSpec top = CommandSpec.create().name("lockscope");
        top.mixinStandardHelpOptions(true).version(version());
        top.usageMessage()
                .description(
                        "An oscilloscope for locks. With a command it does that and ends; with none it is a server with a page,"
                                + " at http://localhost:8080.",
                        "",
                        "lockscope stands for: java -jar quarkus-run.jar")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings())
                .commandListHeading("%nCommands:%n")
                .footer("", "lockscope COMMAND --help says more.");
        line = new CommandLine(top)
                .addSubcommand(new RunCommand().command)
                .addSubcommand(new DuelCommand().command)
                .addSubcommand(new SweepCommand().command)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, words) -> misused(wrong))
                .setExecutionExceptionHandler((broken, command, given) -> failed(broken, err));
    }

    /** Does as it is told in the name of this process; what can't be written where it is wanted is a failure. */
    public static int executeHere(String... words) {
        CheckedOutput out = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = new Commands(new PrintWriter(out, true, StandardCharsets.UTF_8), err).execute(words);
        return out.failure()
                .map(failure -> failed("what was to be printed could not be written: " + failure, err))
                .orElse(code);
    }

    /** Does as it is told and returns the exit code: see {@link ExitCode}. */
    int execute(String... words) {
        try {
            return line.execute(Options.shellNames(words));
        } catch (Error broken) {
            return failed(broken, line.getErr());
        }
    }

    private static int misused(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong instanceof UnmatchedArgumentException unknown ? inWords(unknown) : wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try: %s --help"
                .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.MISUSED.code();
    }

    private static String inWords(UnmatchedArgumentException unknown) {
        return "%s is not known here".formatted(unknown.getUnmatched().getFirst());
    }

    private static int failed(Object broken, PrintWriter err) {
        err.println("Failed: " + broken);
        return ExitCode.FAILED.code();
    }

    private static String version() {
        String packaged = Commands.class.getPackage().getImplementationVersion();
        return "Lockscope %s on Java %s"
                .formatted(Objects.requireNonNullElse(packaged, "unpackaged"), Runtime.version());
    }
}
