package dev.lockscope.cli;

import dev.lockscope.run.RunState;
import dev.lockscope.run.check.Grade;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exit codes of the process: the ordinals. */
enum ExitCode {
    SUCCESS("Success."),
    FORBIDDEN("A verdict is forbidden: the run showed behaviour that no correct map has."),
    INVALID_ARGUMENTS("The arguments are invalid."),
    FAILED("The command failed.");

    private final String meaning;

    ExitCode(String meaning) {
        this.meaning = meaning;
    }

    /** The exit code for a run that ended in this state with this verdict. */
    static ExitCode of(RunState state, Grade verdict) {
        if (state == RunState.FAILED) {
            return FAILED;
        }
        return verdict == Grade.FORBIDDEN ? FORBIDDEN : SUCCESS;
    }

    int code() {
        return ordinal();
    }

    /** The meaning of each code, and of those that the JVM sets after a signal. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(exit -> meanings.put(Integer.toString(exit.code()), exit.meaning));
        meanings.put("130, 143", "Interrupted (Ctrl-C) or terminated; the results so far are printed.");
        return meanings;
    }
}
