package dev.lockscope.cli;

import dev.lockscope.run.check.Grade;
import dev.lockscope.run.RunState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends; its place in this list is the exit code of the process. */
enum ExitCode {
    DONE("It was done."),
    FORBIDDEN("A verdict is forbidden: what no correct map does was seen."),
    MISUSED("It was asked for in a way that makes no sense."),
    FAILED("It failed.");

    private final String sentence;

    ExitCode(String sentence) {
        this.sentence = sentence;
    }

    /** Of a run that has ended so, with that verdict. */
    static ExitCode of(RunState state, Grade verdict) {
        if (state == RunState.FAILED) {
            return FAILED;
        }
        return verdict == Grade.FORBIDDEN ? FORBIDDEN : DONE;
    }

    int code() {
        return ordinal();
    }

    /** What each code means, and those that the JVM gives a process that was told to end. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(exit -> meanings.put(Integer.toString(exit.code()), exit.sentence));
        meanings.put("130, 143", "It was interrupted (Ctrl-C) or terminated; what was measured so far is printed.");
        return meanings;
    }
}
