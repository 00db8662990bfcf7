package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.MalformedLog;
import dev.lockscope.log.RunLogReader;
import dev.lockscope.log.RunLogWriter;
import dev.lockscope.log.RunSummary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Imports logs into the history. Thread-safe. */
@Singleton
public class LogImporter {
    private final History history;
    private final RunLogWriter log;
    private final RunLogReader reader;

    public LogImporter(History history, RunLogWriter log, ObjectMapper json) {
        this.history = history;
        this.log = log;
        this.reader = new RunLogReader(json);
    }

    /**
     * Reads a log to its end and stores the run, in one transaction. A run that is already stored is not changed, nor are its
     * labels.
     *
     * @throws MalformedLog if it is not a log of a run or is incomplete
     * @throws AnotherRun if a different run is stored with this id
     */
    public Taken take(InputStream in) throws IOException, MalformedLog, AnotherRun {
        ImportBuffer buffer = new ImportBuffer();
        return store(reader.read(in, buffer), buffer);
    }

    private synchronized Taken store(RunLogReader.Read read, ImportBuffer buffer) throws IOException, AnotherRun {
        String id = read.run().id();
        Optional<RunSummary> stored = history.stored(id);
        if (stored.isEmpty()) {
            history.store(read.run(), buffer);
            return new Taken(id, true);
        }
        if (!Arrays.equals(read.digest(), log.digest(stored.get()))) {
            throw new AnotherRun(id);
        }
        return new Taken(id, false);
    }

    /** @param isNew whether it was not stored before */
    public record Taken(String id, boolean isNew) {}

    /** A different run, or another part of the run, is stored with the same id. */
    public static final class AnotherRun extends Exception {
        private static final long serialVersionUID = 1;

        private final String id;

        AnotherRun(String id) {
            super("A different run is stored with the id %s; delete it to import this one".formatted(id));
            this.id = id;
        }

        /** The id of both runs. */
        public String id() {
            return id;
        }
    }
}
