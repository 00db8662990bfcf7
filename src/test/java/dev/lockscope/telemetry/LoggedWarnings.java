package dev.lockscope.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The messages that are logged at level WARNING or above until this is closed. Thread-safe. */
public final class LoggedWarnings implements AutoCloseable {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LoggedWarnings() {
        Logger.getLogger("").addHandler(listener);
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
    }
}
