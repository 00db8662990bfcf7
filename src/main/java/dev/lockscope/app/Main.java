package dev.lockscope.app;

import dev.lockscope.cli.Commands;
import dev.lockscope.config.ConnectionLimit;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.Optional;

/**
 * The entry point: without arguments it starts the server, with arguments it executes a command and exits. A command does not
 * start Quarkus: it opens no port and has no start-up delay.
 */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String... arguments) {
        // Messages are English and numbers are machine-readable, whatever the locale of the system.
        Locale.setDefault(Locale.ROOT);
        if (arguments.length == 0) {
            serve();
        } else {
            System.exit(Commands.executeHere(arguments));
        }
    }

    private static void serve() {
        Optional<String> problem = ConnectionLimit.startupProblem();
        if (problem.isPresent()) {
            System.err.println(problem.get());
            // The same exit code as for any other failed start.
            System.exit(1);
        }
        Quarkus.run(StartupRun.class);
    }
}
