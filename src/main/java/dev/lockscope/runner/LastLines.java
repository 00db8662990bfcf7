package dev.lockscope.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a process says of its errors. Thread-safe. */
final class LastLines {
    private static final int LINES = 4;
    private static final int CHARACTERS = 200;

    private final Deque<String> lines = new ArrayDeque<>();

    /** Reads to the end. */
    void readFrom(InputStream errors) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException ended) {
            // The process is gone.
        }
    }

    private synchronized void add(String line) {
        if (!line.isBlank()) {
            lines.add(line.substring(0, Math.min(CHARACTERS, line.length())));
        }
        if (lines.size() > LINES) {
            lines.remove();
        }
    }

    /** The lines as the rest of a sentence; empty if there are none. */
    synchronized String text() {
        return lines.isEmpty() ? "" : ": " + String.join(" / ", lines);
    }
}
