package dev.lockscope.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody is watching what is said on the way. */
final class Terminal {
    private Terminal() {}

    /** Whether standard error goes to a terminal; where the system does not say, whether all of the standard streams do. */
    @SuppressWarnings("SystemConsoleNull") // Of JDK 22 to 24 it is true that there always is one.
    static boolean watched() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString().matches("/dev/(pts/|tty|console).*");
        } catch (IOException | UnsupportedOperationException unknown) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
