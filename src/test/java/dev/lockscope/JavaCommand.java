package dev.lockscope;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How tests start a JVM: this JDK's, with C1 only, since most end before C2 pays off. */
public final class JavaCommand {
    private JavaCommand() {}

    /** @param arguments options of the JVM, which win, and what it runs */
    public static List<String> of(List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java, "-XX:TieredStopAtLevel=1"), arguments.stream())
                .toList();
    }

    /** With the class path of the tests. */
    public static List<String> onTestClassPath(List<String> arguments) {
        return of(Stream.concat(Stream.of("-cp", System.getProperty("java.class.path")), arguments.stream())
                .toList());
    }
}
