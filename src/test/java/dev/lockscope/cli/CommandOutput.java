package dev.lockscope.cli;

import dev.lockscope.runner.InProcessRunners;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/** The output of a command and its exit code. */
record CommandOutput(int exit, String out, String err) {
    private static final Duration PERIOD = Duration.ofMillis(50);

    static CommandOutput of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Commands(
                        new PrintWriter(out, true), new PrintWriter(err, true), options -> new InProcessRunners(PERIOD))
                .execute(arguments);
        return new CommandOutput(exit, out.toString(), err.toString());
    }
}
