package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.HistogramInterval;
import dev.lockscope.run.Observer;
import dev.lockscope.run.Run;
import dev.lockscope.run.Snapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs down while they go, on one thread of its own: whoever makes a run never waits for the disk. When the disk
 * can't keep up, snapshots are dropped and counted; when it fails, the run goes on and each next write is tried again, that
 * of its end until it succeeds.
 */
final class Recorder implements Observer, AutoCloseable {
    private static final int MOST_SNAPSHOTS_WAITING = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    /** Between tries to write an end that could not be written, and between looks for what was deleted for good. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** Each is held in memory until then. */
    private static final int MOST_UNFINISHED = 10;

    private final Database database;
    private final Bounds bounds;
    private final ObjectMapper json;
    private final Consumer<String> warn;

    /** What is to be done, in its order; snapshots are bounded by their count, all else is rare. */
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

    private final AtomicInteger snapshotsWaiting = new AtomicInteger();
    private final AtomicBoolean changeWaiting = new AtomicBoolean();
    private final Thread thread;

    /** Of the newest run: one at a time is told of. */
    private volatile @Nullable Recording recording;

    private volatile boolean closed;

    private volatile @Nullable Trouble trouble;

    /** Whether the newest run is known not to be kept whole; the thread's own. */
    private boolean warned;

    /** Ended, and that is not written yet, oldest first; the thread's own. */
    private final Deque<Recording> unfinished = new ArrayDeque<>();

    /** @param warn told in a sentence when a run can't be kept */
    Recorder(Database database, Bounds bounds, ObjectMapper json, Consumer<String> warn) {
        this.database = database;
        this.bounds = bounds;
        this.json = json;
        this.warn = warn;
        this.thread = Thread.ofPlatform().name("history").daemon().start(this::work);
    }

    @Override
    public void started(Run run) {
        Recording begun = new Recording(run, database, bounds, json, () -> trouble = null);
        recording = begun;
        tasks.add(() -> {
            warned = false;
            begun.write();
        });
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        Recording going = recording();
        if (snapshotsWaiting.get() >= MOST_SNAPSHOTS_WAITING) {
            going.miss();
            return;
        }
        snapshotsWaiting.incrementAndGet();
        tasks.add(() -> {
            snapshotsWaiting.decrementAndGet();
            going.add(snapshot);
        });
    }

    /** Dropped where snapshots are: the whole run's histograms don't depend on it. */
    @Override
    public void measured(Run run, HistogramInterval interval) {
        Recording going = recording();
        if (snapshotsWaiting.get() < MOST_SNAPSHOTS_WAITING) {
            tasks.add(() -> going.add(interval));
        }
    }

    @Override
    public void changed(Run run) {
        Recording going = recording();
        if (changeWaiting.compareAndSet(false, true)) {
            tasks.add(() -> {
                changeWaiting.set(false);
                going.write();
            });
        }
    }

    @Override
    public void ended(Run run) {
        Recording over = recording();
        tasks.add(() -> {
            unfinished.add(over);
            if (unfinished.size() > MOST_UNFINISHED) {
                unfinished.removeFirst();
            }
            finish();
        });
    }

    /** Why the last write failed; nothing when it did not. */
    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Waits until all that was told before is written, but not for long. */
    void settle() {
        CountDownLatch done = new CountDownLatch(1);
        tasks.add(done::countDown);
        try {
            if (!closed) {
                done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is left, in the time there is for it. */
    @Override
    public void close() {
        tasks.add(() -> closed = true);
        try {
            thread.join(LAST_PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Recording recording() {
        return Objects.requireNonNull(recording, "no run was started");
    }

    private void work() {
        while (!closed) {
            try {
                Task next = tasks.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
                attempt(this::finish);
                attempt(next == null ? this::purge : next);
            } catch (InterruptedException nobodyDoes) {
                return;
            }
        }
    }

    private void attempt(Task task) {
        try {
            task.carryOut();
        } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
            complain(failed);
        }
    }

    /** Writes the ends that are not written. */
    private void finish() throws SQLException {
        while (!unfinished.isEmpty()) {
            unfinished.getFirst().end();
            unfinished.removeFirst();
        }
    }

    private void purge() throws SQLException {
        database.with(connection -> {
            Bin.purgeAll(connection);
            return null;
        });
    }

    private void complain(Throwable failed) {
        trouble = database.troubleOf(failed);
        if (!warned) {
            warned = true;
            warn.accept("History: this run can't be kept whole, %s; the run goes on".formatted(trouble.what()));
        }
    }

    private interface Task {
        void carryOut() throws SQLException;
    }
}
