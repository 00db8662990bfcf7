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
 * The database of runs and experiments, with the schema of this version. Each transaction opens its own connection: that takes
 * microseconds with an embedded database, and a connection that has seen an I/O error is not used again. Thread-safe.
 */
final class Database implements AutoCloseable {
    /**
     * Without write delay a commit has reached the operating system when it returns, so it survives a kill of the process. An
     * orderly shutdown spends up to half a second on compaction; otherwise the file is several times as large as its contents.
     * H2's own trace file is disabled: {@link StorageProblem} reports failures.
     */
    private static final String FILE_URL = "jdbc:h2:file:%s;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
            + ";MAX_COMPACT_TIME=500;TRACE_LEVEL_FILE=0";

    private static final String FILE = "history.mv.db";

    private static final String MEMORY_URL = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1";

    private final DataSource source;
    private final StorageVolume volume;
    private final Damage damage;

    private Database(DataSource source, StorageVolume volume) {
        this.source = source;
        this.volume = volume;
        this.damage = new Damage(volume);
    }

    /**
     * Opens the file {@code history.mv.db} in a folder; creates both if they do not exist.
     *
     * @throws CannotOpen if it is in use, damaged, read-only or of a later version
     */
    static Database in(Path folder) throws CannotOpen {
        if (folder.toString().contains(";")) {
            throw new CannotOpen(StorageProblem.invalidName(folder), null);
        }
        boolean truncated;
        try {
            Files.createDirectories(folder);
            truncated = FileEnd.isMissing(folder.toAbsolutePath().resolve(FILE));
        } catch (IOException | SecurityException impossible) {
            throw new CannotOpen(StorageProblem.noFolder(folder, impossible), impossible);
        }
        Database database = open(
                h2(FILE_URL.formatted(folder.toAbsolutePath().resolve("history"))),
                StorageVolume.of(folder, folder.resolve(FILE)));
        if (truncated) {
            database.damage.truncated();
        }
        return database;
    }

    /** Creates a database in memory, which is discarded when it is closed. */
    static Database inMemory() {
        try {
            return open(h2(MEMORY_URL.formatted(UUID.randomUUID())), StorageVolume.named("memory"));
        } catch (CannotOpen impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Database open(DataSource source, StorageVolume volume) throws CannotOpen {
        try {
            try (Connection first = source.getConnection()) {
                if (first.isReadOnly()) {
                    throw new CannotOpen(StorageProblem.readOnly(volume), null);
                }
            }
            migrate(source, volume);
            Database database = new Database(source, volume);
            database.prepare("runs", RunTable::interrupt);
            database.prepare("experiments", ExperimentTable::interrupt);
            database.prepare("deleted runs", SoftDelete::purgeLeftovers);
            database.prepare("runs", ReportColumnsBackfill::fill);
            return database;
        } catch (SQLException | FlywayException failed) {
            throw new CannotOpen(StorageProblem.of(failed, volume), failed);
        }
    }

    /** Migrates the schema. One of a later version is refused: this version could misread its data. */
    private static void migrate(DataSource source, StorageVolume volume) throws CannotOpen {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                // Damage of Flyway's own table must not prevent runs from being read.
                .validateOnMigrate(false)
                .javaMigrations(new V9_1__Seal())
                .load();
        if (Stream.of(flyway.info().applied())
                .anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS)) {
            throw new CannotOpen(StorageProblem.laterVersion(volume), null);
        }
        flyway.migrate();
    }

    /** Executes a preparation; damage that it meets is noted and does not prevent the start. */
    private void prepare(String what, Preparation preparation) throws SQLException {
        try {
            inTransaction(connection -> {
                preparation.on(connection);
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
     * @throws Damaged if it can't be read completely; {@link #damage} then names it
     * @throws History.Unreadable if the database can't be accessed
     */
    <T> T query(String kind, String id, Work<T> work) {
        try {
            return inTransaction(work);
        } catch (SQLException failed) {
            if (!StorageProblem.isDamage(failed)) {
                throw new History.Unreadable(problemOf(failed), failed);
            }
            damage.add(kind, id);
            throw new Damaged(kind, id, failed);
        }
    }

    /** The damage found since the database was opened. */
    Damage damage() {
        return damage;
    }

    /** Explains a failure. */
    StorageProblem problemOf(Throwable failed) {
        return StorageProblem.of(failed, volume);
    }

    static DataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        source.setPassword("");
        return source;
    }

    /**
     * Executes work in a transaction of its own.
     *
     * @throws SQLException if the work fails; the transaction is then rolled back
     */
    <T extends @Nullable Object> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T done = work.on(connection);
                connection.commit();
                return done;
            } catch (Throwable failed) {
                rollBack(connection, failed);
                throw failed;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable failed) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failed.addSuppressed(broken);
        }
    }

    /** Writes pending data and closes the file. */
    @Override
    public void close() throws SQLException {
        try (Connection last = source.getConnection()) {
            SqlStatement.of("SHUTDOWN").update(last);
        }
    }

    /** Work that is done when the database is opened. */
    private interface Preparation {
        void on(Connection connection) throws SQLException;
    }

    /** Work on one connection. */
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /** The database can't be opened. */
    static final class CannotOpen extends Exception {
        private static final long serialVersionUID = 1;

        private final transient StorageProblem problem;

        CannotOpen(StorageProblem problem, @Nullable Throwable cause) {
            super(problem.what(), cause);
            this.problem = problem;
        }

        StorageProblem problem() {
            return problem;
        }
    }
}
