package dev.lockscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command had to say, and its exit code. */
record CommandOutput(int exit, String out, String err) {
    static CommandOutput by(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Commands(new PrintWriter(out, true), new PrintWriter(err, true)).execute(words);
        return new CommandOutput(exit, out.toString(), err.toString());
    }
}
