package dev.lockscope.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are kept, with its tables as this version wants them. Each piece of work has a connection of its own: one that
 * is embedded costs microseconds, and one that has seen the disk fail is not met again. Thread-safe.
 */
final class Database implements AutoCloseable {
    /**
     * Without the delay a commit is with the operating system when it returns, and outlives a process that is killed. At an
     * orderly end half a second goes into making the file smaller, which otherwise is some times its contents. H2 writes no
     * file about what goes wrong: {@link StorageProblem} says it.
     */
    private static final String FILE_URL = "jdbc:h2:file:%s;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
            + ";MAX_COMPACT_TIME=500;TRACE_LEVEL_FILE=0";

    private static final String FILE = "history.mv.db";

    private static final String MEMORY_URL = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1";

    private final DataSource source;
    private final StorageVolume where;
    private final Damage damage;

    private Database(DataSource source, StorageVolume where) {
        this.source = source;
        this.where = where;
        this.damage = new Damage(where);
    }

    /**
     * The one in the file {@code history.mv.db} of a folder; both are made when they are not there.
     *
     * @throws CannotOpen saying why, in a sentence: it is in use, damaged, read-only, of a later version
     */
    static Database in(Path folder) throws CannotOpen {
        if (folder.toString().contains(";")) {
            throw new CannotOpen(StorageProblem.notToBeNamed(folder), null);
        }
        boolean endIsMissing;
        try {
            Files.createDirectories(folder);
            endIsMissing = FileEnd.missing(folder.toAbsolutePath().resolve(FILE));
        } catch (IOException | SecurityException impossible) {
            throw new CannotOpen(StorageProblem.noFolder(folder, impossible), impossible);
        }
        Database database = open(
                h2(FILE_URL.formatted(folder.toAbsolutePath().resolve("history"))),
                StorageVolume.of(folder, folder.resolve(FILE)));
        if (endIsMissing) {
            database.damage.cutShort();
        }
        return database;
    }

    /** A new one in memory, which is gone when it is closed. */
    static Database inMemory() {
        try {
            return open(h2(MEMORY_URL.formatted(UUID.randomUUID())), StorageVolume.named("memory"));
        } catch (CannotOpen impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Database open(DataSource source, StorageVolume where) throws CannotOpen {
        try {
            try (Connection first = source.getConnection()) {
                if (first.isReadOnly()) {
                    throw new CannotOpen(StorageProblem.onlyReadable(where), null);
                }
            }
            migrate(source, where);
            Database database = new Database(source, where);
            database.prepare("runs", RunTable::interrupt);
            database.prepare("experiments", ExperimentTable::interrupt);
            database.prepare("deleted runs", SoftDelete::empty);
            database.prepare("runs", ReportColumnsBackfill::fillIn);
            return database;
        } catch (SQLException | FlywayException failed) {
            throw new CannotOpen(StorageProblem.of(failed, where), failed);
        }
    }

    /** Brings the tables up to date; a later version may keep what this one would not understand. */
    private static void migrate(DataSource source, StorageVolume where) throws CannotOpen {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                // What is wrong with its own table need not keep the runs from being read.
                .validateOnMigrate(false)
                .javaMigrations(new V9_1__Seal())
                .load();
        if (Stream.of(flyway.info().applied())
                .anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS)) {
            throw new CannotOpen(StorageProblem.ofALaterVersion(where), null);
        }
        flyway.migrate();
    }

    /** A part of the file that is damaged keeps nothing from the rest. */
    private void prepare(String what, Preparation preparation) throws SQLException {
        try {
            with(connection -> {
                preparation.of(connection);
                return null;
            });
        } catch (SQLException failed) {
            if (!StorageProblem.isDamage(failed)) {
                throw failed;
            }
            damage.add("some", what);
        }
    }

    /**
     * Reads or changes a run or an experiment.
     *
     * @param kind {@code run}, or the kind of the experiment
     * @throws Damaged when it can't be read whole, which is remembered
     * @throws History.Unreadable when the database can't be asked
     */
    <T> T ask(String kind, String id, Work<T> work) {
        try {
            return with(work);
        } catch (SQLException failed) {
            if (!StorageProblem.isDamage(failed)) {
                throw new History.Unreadable(troubleOf(failed), failed);
            }
            damage.add(kind, id);
            throw new Damaged(kind, id, failed);
        }
    }

    /** What was found to be damaged since it was opened. */
    Damage damage() {
        return damage;
    }

    /** What a failure here means. */
    StorageProblem troubleOf(Throwable failed) {
        return StorageProblem.of(failed, where);
    }

    static DataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        source.setPassword("");
        return source;
    }

    /**
     * Does a piece of work in a transaction of its own.
     *
     * @throws SQLException when it can't be done; then nothing is
     */
    <T extends @Nullable Object> T with(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T done = work.on(connection);
                connection.commit();
                return done;
            } catch (Throwable failed) {
                undo(connection, failed);
                throw failed;
            }
        }
    }

    private static void undo(Connection connection, Throwable failed) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failed.addSuppressed(broken);
        }
    }

    /** Writes what there is to write and lets go of the file. */
    @Override
    public void close() throws SQLException {
        try (Connection last = source.getConnection()) {
            SqlStatement.of("SHUTDOWN").update(last);
        }
    }

    /** What is done when it is opened. */
    private interface Preparation {
        void of(Connection connection) throws SQLException;
    }

    /** What is done on one connection. */
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /** Nothing can be kept there. */
    static final class CannotOpen extends Exception {
        private static final long serialVersionUID = 1;

        private final transient StorageProblem trouble;

        CannotOpen(StorageProblem trouble, @Nullable Throwable cause) {
            super(trouble.what(), cause);
            this.trouble = trouble;
        }

        StorageProblem trouble() {
            return trouble;
        }
    }
}
