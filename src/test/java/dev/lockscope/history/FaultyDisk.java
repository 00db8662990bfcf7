package dev.lockscope.history;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database in memory on a simulated disk that can be full or frozen. */
final class FaultyDisk implements DataSource {
    private final DataSource delegate = Database.h2("jdbc:h2:mem:faulty" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    private final Semaphore available = new Semaphore(1, true);
    private volatile boolean full;

    void full(boolean now) {
        full = now;
    }

    StorageVolume volume() {
        return new StorageVolume("a faulty folder", () -> full, () -> false);
    }

    void freeze() {
        available.acquireUninterruptibly();
    }

    void unfreeze() {
        available.release();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (full) {
            // The message of a system that is not in English.
            throw new SQLException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
        }
        available.acquireUninterruptibly();
        available.release();
        return delegate.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(System.out);
    }

    @Override
    public void setLogWriter(PrintWriter ignored) {}

    @Override
    public void setLoginTimeout(int ignored) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
