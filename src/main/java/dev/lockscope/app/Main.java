package dev.lockscope.app;

import dev.lockscope.cli.Commands;


import dev.lockscope.config.ConnectionLimit;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the program starts: without a word it is a server; with one it does as it is told and ends. A command never starts
 * Quarkus, so that no port is opened and nothing is waited for.
 */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String... words) {
        // Its words are English and its figures are read by machines, wherever it is started.
        Locale.setDefault(Locale.ROOT);
        if (words.length == 0) {
            serve();
        } else {
            System.exit(Commands.executeHere(words));
        }
    }

    private static void serve() {
        Optional<String> objection = ConnectionLimit.objection();
        if (objection.isPresent()) {
            System.err.println(objection.get());
            // As after any other refusal to start.
            System.exit(1);
        }
        Quarkus.run(StartupRun.class);
    }
}
