package dev.lockscope.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged from here on, from warnings up, until this is closed. */
public final class LoggedWarnings implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                heard.add(line.getMessage());
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

    public List<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listener);
    }
}
