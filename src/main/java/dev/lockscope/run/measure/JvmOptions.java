package dev.lockscope.run.measure;

import java.util.List;
import java.util.regex.Pattern;

/** The options of a JVM as they may be shown. */
public final class JvmOptions {
    /** Given to the JVM of every run: one that is out of memory ends, and says so apart from the records. */
    public static final List<String> OF_EVERY_RUN =
            List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr");

    private static final String HIDDEN = "…";

    /** What an option says is anywhere in it: a URL with a password is a value too. */
    private static final Pattern SECRET =
            Pattern.compile("passw|pwd|secret|token|key|credential|://[^/]*@", Pattern.CASE_INSENSITIVE);

    private JvmOptions() {}

    /** The options without those of every run; a value that looks like a secret is hidden. */
    public static List<String> shown(List<String> options) {
        return options.stream()
                .filter(option -> !OF_EVERY_RUN.contains(option))
                .map(JvmOptions::withoutSecret)
                .toList();
    }

    private static String withoutSecret(String option) {
        int value = option.indexOf('=') + 1;
        return value > 0 && SECRET.matcher(option).find() ? option.substring(0, value) + HIDDEN : option;
    }
}
