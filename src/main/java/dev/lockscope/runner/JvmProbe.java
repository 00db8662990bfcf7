package dev.lockscope.runner;

import dev.lockscope.run.measure.JvmOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts a JVM to learn its version, and whether it takes its options. */
final class JvmProbe {
    /** The version that the classes of a runner are compiled for. */
    static final int OLDEST = 25;

    private static final long TIMEOUT_SECONDS = 20;
    private static final int MAX_ANSWER = 300;

    /** What every JVM that does not start says besides the reason. */
    private static final Pattern GENERAL =
            Pattern.compile("Error: (Could not create the Java Virtual Machine|A fatal exception has occurred).*"
                    + "|Error occurred during initialization of VM|Picked up .*|\\s*");

    private JvmProbe() {}

    /**
     * The vendor and version of a JVM, as in {@link dev.lockscope.run.measure.Machine#jdk}.
     *
     * @throws Unfit if no run can be made in it
     */
    static String version(Jvm jvm) throws Unfit, InterruptedException {
        if (!Files.isExecutable(jvm.launcher())
                && !Files.isExecutable(jvm.launcher().resolveSibling("java.exe"))) {
            throw new Unfit("home", "must be the folder of a JDK, which has bin/java, was " + jvm.home());
        }
        Answer answer = ask(jvm, jvm.options());
        Answer withoutOptions = answer.version().isPresent() ? answer : ask(jvm, List.of());
        if (withoutOptions.version().isEmpty()) {
            throw new Unfit(
                    "home",
                    "must be the folder of a JDK; bin/java in %s %s".formatted(jvm.home(), withoutOptions.text()));
        }
        if (withoutOptions.feature() < OLDEST) {
            throw new Unfit(
                    "home",
                    "must have Java %d or newer, was %s in %s"
                            .formatted(OLDEST, withoutOptions.version().get(), jvm.home()));
        }
        return answer.version()
                .orElseThrow(() -> new Unfit("options", "are not taken by the JVM, which " + answer.text()));
    }

    private static Answer ask(Jvm jvm, List<String> options) throws InterruptedException {
        List<String> command = new ArrayList<>(JvmCommand.of(jvm.launcher(), options));
        command.addAll(List.of("-XshowSettings:properties", "-version"));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failed) {
            return Answer.none("can’t be executed: " + failed.getMessage());
        }
        FutureTask<String> output =
                new FutureTask<>(() -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("jvm-probe").start(output);
        try {
            return Answer.of(output.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException late) {
            return Answer.none("did not answer within %d s".formatted(TIMEOUT_SECONDS));
        } catch (ExecutionException broken) {
            return Answer.none("broke off: " + broken.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * What a JVM says of itself.
     *
     * @param version vendor and version; empty if it did not start
     * @param text what it says instead of a version, as the rest of a sentence
     */
    private record Answer(Optional<String> version, int feature, String text) {
        static Answer none(String text) {
            return new Answer(Optional.empty(), 0, text);
        }

        static Answer of(String output) {
            Optional<String> vendor = property("java.vendor", output);
            Optional<String> runtime = property("java.runtime.version", output);
            Optional<String> specification = property("java.specification.version", output);
            return vendor.isPresent() && runtime.isPresent() && specification.isPresent()
                    ? new Answer(Optional.of(vendor.get() + " " + runtime.get()), feature(specification.get()), "")
                    : none("says: " + reason(output));
        }

        private static Optional<String> property(String name, String output) {
            Matcher line = Pattern.compile("(?m)^\\s*%s = (.+?)\\s*$".formatted(Pattern.quote(name)))
                    .matcher(output);
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        }

        /** 8 for 1.8. */
        private static int feature(String specification) {
            String last = specification.replaceFirst("^1[.]", "");
            return last.matches("[0-9]{1,4}") ? Integer.parseInt(last) : 0;
        }

        private static String reason(String output) {
            String reason = output.lines()
                    .filter(line -> !GENERAL.matcher(line).matches())
                    .map(line -> String.join(
                            " ", JvmOptions.shown(Arrays.asList(line.strip().split("\\s+")))))
                    .collect(Collectors.joining(" / "));
            return reason.isEmpty() ? "nothing" : reason.substring(0, Math.min(MAX_ANSWER, reason.length()));
        }
    }

    /** No run can be made in a JVM. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        /** What is wrong: {@code home} or {@code options}. */
        final String part;

        /** @param detail the rest of a sentence that begins with the part */
        Unfit(String part, String detail) {
            super(detail);
            this.part = part;
        }
    }
}
