package dev.lockscope.runner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockscope.run.measure.JvmOptions;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The command that starts a JVM with what a runner needs: this project's classes and five libraries, and no framework. */
final class JvmCommand {
    private static final List<Class<?>> LIBRARIES =
            List.of(ObjectMapper.class, JsonFactory.class, JsonInclude.class, JavaTimeModule.class, Histogram.class);

    private JvmCommand() {}

    /** @param main the class to execute */
    static List<String> of(Jvm jvm, Class<?> main) {
        List<String> command = new ArrayList<>(of(jvm.launcher(), jvm.options()));
        command.add("-cp");
        command.add(Stream.concat(Stream.of(main), LIBRARIES.stream())
                .map(JvmCommand::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        return List.copyOf(command);
    }

    /** The launcher of a JVM with its options, and nothing to execute. */
    static List<String> of(Path launcher, List<String> options) {
        return Stream.of(List.of(launcher.toString()), JvmOptions.OF_EVERY_RUN, options)
                .flatMap(List::stream)
                .toList();
    }

    /** The folder or archive that a class was loaded from. */
    private static String location(Class<?> type) {
        String file = '/' + type.getName().replace('.', '/') + ".class";
        URL url = Objects.requireNonNull(type.getResource(file));
        String path = url.toString();
        String root = path.substring(0, path.length() - file.length());
        if (root.startsWith("jar:")) {
            root = root.substring("jar:".length()).replaceFirst("!$", "");
        }
        return Path.of(URI.create(root)).toString();
    }
}
