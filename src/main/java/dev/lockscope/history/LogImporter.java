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

/** Takes logs from elsewhere into the history. Thread-safe. */
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
     * Reads a log to its end and keeps the run, all of it or nothing. One that is kept already is left as it is, with what
     * people have written on it.
     *
     * @throws MalformedLog when it is no log of a run or is not whole
     * @throws AnotherRun when the run that is kept by this id is another
     */
    public Taken take(InputStream in) throws IOException, MalformedLog, AnotherRun {
        ImportBuffer buffer = new ImportBuffer();
        return keep(reader.read(in, buffer), buffer);
    }

    private synchronized Taken keep(RunLogReader.Read read, ImportBuffer buffer) throws IOException, AnotherRun {
        String id = read.run().id();
        Optional<RunSummary> kept = history.kept(id);
        if (kept.isEmpty()) {
            history.keep(read.run(), buffer);
            return new Taken(id, true);
        }
        if (!Arrays.equals(read.digest(), log.digest(kept.get()))) {
            throw new AnotherRun(id);
        }
        return new Taken(id, false);
    }

    /** @param isNew whether it was not kept before */
    public record Taken(String id, boolean isNew) {}

    /** By the id of the run in a log another run is kept, or another part of it. */
    public static final class AnotherRun extends Exception {
        private static final long serialVersionUID = 1;

        private final String id;

        AnotherRun(String id) {
            super("Another run %s is kept already, and differs from this one; delete it first to take this one in"
                    .formatted(id));
            this.id = id;
        }

        /** Of both. */
        public String id() {
            return id;
        }
    }
}
