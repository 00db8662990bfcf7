package dev.lockscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The output of a command and its exit code. */
record CommandOutput(int exit, String out, String err) {
    static CommandOutput of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Commands(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
        return new CommandOutput(exit, out.toString(), err.toString());
    }
}
