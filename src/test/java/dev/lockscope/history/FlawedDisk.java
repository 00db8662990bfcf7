package dev.lockscope.history;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database in memory on a disk that is full, or that stands still, whenever a test says so. */
final class FlawedDisk implements DataSource {
    private final DataSource sound = Database.h2("jdbc:h2:mem:flawed" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    private final Semaphore moving = new Semaphore(1, true);
    private volatile boolean full;

    void full(boolean now) {
        full = now;
    }

    StorageVolume volume() {
        return new StorageVolume("a flawed folder", () -> full, () -> false);
    }

    void standStill() {
        moving.acquireUninterruptibly();
    }

    void move() {
        moving.release();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (full) {
            // As a system says it that does not speak English.
            throw new SQLException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
        }
        moving.acquireUninterruptibly();
        moving.release();
        return sound.getConnection();
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
        return sound.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
