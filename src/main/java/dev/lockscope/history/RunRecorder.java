package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs to the database on a thread of its own, so that a run never waits for the disk. If the disk is too slow,
 * snapshots are dropped and counted. If it fails, the run continues and later writes are attempted; the end of a run or an
 * experiment is retried until it succeeds.
 */
final class RunRecorder implements RunObserver, AutoCloseable {
    private static final int MAX_PENDING_SNAPSHOTS = 400;
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /** Interval of retries, and of purges of soft-deleted rows. */
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(2);

    /** Maximum number of ends to be retried: each stays in memory. */
    private static final int MAX_UNFINISHED = 10;

    private final Database database;
    private final RetentionPolicy retention;
    private final ObjectMapper json;
    private final Consumer<String> warn;

    /** Pending writes in order. The number of snapshots is bounded; everything else is rare. */
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

    private final AtomicInteger pendingSnapshots = new AtomicInteger();
    private final AtomicBoolean changePending = new AtomicBoolean();
    private final Thread thread;

    /** Of the newest run: only one is active at a time. */
    private volatile @Nullable RunRecording recording;

    private volatile boolean closed;

    /** Why the last write failed; not null while an end is unwritten. Guarded, with {@link #unfinished}, by this. */
    private volatile @Nullable StorageProblem problem;

    /** Whether a write has succeeded since the last failure. */
    private volatile boolean writable;

    /** Whether a warning was given about the newest run. Confined to the thread. */
    private boolean warned;

    /** Ends that could not be written yet, oldest first. */
    private final Deque<End> unfinished = new ConcurrentLinkedDeque<>();

    /** Whether an end was given up since all were written last. */
    private volatile boolean abandoned;

    /** Last retry. Confined to the thread. */
    private long triedSystemNanos = System.nanoTime();

    /** @param warn receives a sentence if a run can't be stored */
    RunRecorder(Database database, RetentionPolicy retention, ObjectMapper json, Consumer<String> warn) {
        this.database = database;
        this.retention = retention;
        this.json = json;
        this.warn = warn;
        this.thread = Thread.ofPlatform().name("history").daemon().start(this::work);
    }

    @Override
    public void started(Run run) {
        RunRecording started = new RunRecording(run, database, retention, json, this::succeeded);
        recording = started;
        tasks.add(() -> {
            warned = false;
            started.write();
        });
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        RunRecording active = recording();
        if (pendingSnapshots.get() >= MAX_PENDING_SNAPSHOTS) {
            active.skip();
            return;
        }
        pendingSnapshots.incrementAndGet();
        tasks.add(() -> {
            pendingSnapshots.decrementAndGet();
            active.add(snapshot);
        });
    }

    /** Dropped together with snapshots: the histograms of the whole run do not depend on it. */
    @Override
    public void measured(Run run, HistogramInterval interval) {
        RunRecording active = recording();
        if (pendingSnapshots.get() < MAX_PENDING_SNAPSHOTS) {
            tasks.add(() -> active.add(interval));
        }
    }

    @Override
    public void changed(Run run) {
        RunRecording active = recording();
        if (changePending.compareAndSet(false, true)) {
            tasks.add(() -> {
                changePending.set(false);
                active.write();
            });
        }
    }

    @Override
    public void ended(Run run) {
        RunRecording ending = recording();
        tasks.add(() -> {
            try {
                ending.end();
            } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
                retry(run.id(), ending::end, failed);
                throw failed;
            }
        });
    }

    /**
     * Retries the write of an end that failed, of a run or an experiment, until it succeeds. If there are too many, the oldest
     * is given up.
     */
    synchronized void retry(String id, Task write, Throwable failed) {
        unfinished.addLast(new End(id, write));
        if (unfinished.size() > MAX_UNFINISHED) {
            unfinished.removeFirst();
            abandoned = true;
        }
        failed(failed);
    }

    /** Cancels the retry for a deleted run or experiment. */
    synchronized void forget(String id) {
        if (unfinished.removeIf(end -> end.id.equals(id))) {
            succeeded();
        }
    }

    /** Notes that a write has succeeded. */
    synchronized void succeeded() {
        writable = true;
        if (unfinished.isEmpty()) {
            problem = null;
        }
    }

    /** Notes that a write has failed; returns the reason. */
    synchronized StorageProblem failed(Throwable failed) {
        writable = false;
        StorageProblem current = database.problemOf(failed);
        problem = current;
        return current;
    }

    /** Why the last write failed or an end is not written yet; empty if everything is written. */
    Optional<StorageProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Waits until earlier events are written, with a short time-out. */
    void flush() {
        CountDownLatch done = new CountDownLatch(1);
        tasks.add(done::countDown);
        try {
            if (!closed) {
                done.await(FLUSH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is pending, with a time-out. */
    @Override
    public void close() {
        tasks.add(() -> closed = true);
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private RunRecording recording() {
        return Objects.requireNonNull(recording, "no run was started");
    }

    private void work() {
        while (!closed) {
            try {
                Task next = tasks.poll(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                if (writable || System.nanoTime() - triedSystemNanos >= RETRY_INTERVAL.toNanos()) {
                    retryUnfinished();
                }
                attempt(next == null ? this::purge : next);
            } catch (InterruptedException nobodyDoes) {
                return;
            }
        }
        retryUnfinished();
    }

    private void attempt(Task task) {
        try {
            task.execute();
        } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
            warnOnce(failed);
        }
    }

    /** Retries each unwritten end. */
    private void retryUnfinished() {
        for (End end : List.copyOf(unfinished)) {
            try {
                end.write.execute();
                unfinished.remove(end);
                succeeded();
            } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
                failed(failed);
            }
        }
        if (abandoned && unfinished.isEmpty()) {
            attempt(this::interruptAbandoned);
        }
        triedSystemNanos = System.nanoTime();
    }

    /** Ends that were given up would be listed as running until the next start. A running experiment is written again anyway. */
    private void interruptAbandoned() throws SQLException {
        RunRecording newest = recording;
        database.inTransaction(connection -> {
            RunTable.interruptAllExcept(newest == null ? "" : newest.id(), connection);
            ExperimentTable.interrupt(connection);
            return null;
        });
        abandoned = false;
    }

    private void purge() throws SQLException {
        database.inTransaction(connection -> {
            SoftDelete.purgeAll(connection);
            return null;
        });
    }

    private void warnOnce(Throwable failed) {
        StorageProblem problem = failed(failed);
        if (!warned) {
            warned = true;
            warn.accept(
                    "History: this run can't be stored completely, %s; the run continues".formatted(problem.what()));
        }
    }

    /** A write. */
    interface Task {
        void execute() throws SQLException;
    }

    /** The unwritten end of a run or an experiment. */
    private record End(String id, Task write) {}
}
