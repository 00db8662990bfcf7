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
 * Writes runs down while they go, on one thread of its own: whoever makes a run never waits for the disk. When the disk
 * can't keep up, snapshots are dropped and counted; when it fails, the run goes on and each next write is tried again, that
 * of its end until it succeeds, whatever becomes of other ends. Ends of experiments are tried again in the same way.
 */
final class RunRecorder implements RunObserver, AutoCloseable {
    private static final int MOST_SNAPSHOTS_WAITING = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    /** Between tries to write an end that could not be written, and between looks for what was deleted for good. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** Each is held in memory until then. */
    private static final int MOST_UNFINISHED = 10;

    private final Database database;
    private final RetentionPolicy room;
    private final ObjectMapper json;
    private final Consumer<String> warn;

    /** What is to be done, in its order; snapshots are bounded by their count, all else is rare. */
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

    private final AtomicInteger snapshotsWaiting = new AtomicInteger();
    private final AtomicBoolean changeWaiting = new AtomicBoolean();
    private final Thread thread;

    /** Of the newest run: one at a time is told of. */
    private volatile @Nullable RunRecording recording;

    private volatile boolean closed;

    /** Why the last write failed; not null while an end is not written. Set under the lock of this, with {@link #unfinished}. */
    private volatile @Nullable StorageProblem trouble;

    /** Whether a write has succeeded since the last one failed. */
    private volatile boolean writable;

    /** Whether the newest run is known not to be kept whole; the thread's own. */
    private boolean warned;

    /** What has ended, and could not be written yet, oldest first. */
    private final Deque<End> unfinished = new ConcurrentLinkedDeque<>();

    /** Whether an end was given up since all were written. */
    private volatile boolean abandoned;

    /** When the ends were tried last; the thread's own. */
    private long triedSystemNanos = System.nanoTime();

    /** @param warn told in a sentence when a run can't be kept */
    RunRecorder(Database database, RetentionPolicy room, ObjectMapper json, Consumer<String> warn) {
        this.database = database;
        this.room = room;
        this.json = json;
        this.warn = warn;
        this.thread = Thread.ofPlatform().name("history").daemon().start(this::work);
    }

    @Override
    public void started(Run run) {
        RunRecording begun = new RunRecording(run, database, room, json, this::written);
        recording = begun;
        tasks.add(() -> {
            warned = false;
            begun.write();
        });
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        RunRecording going = recording();
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
        RunRecording going = recording();
        if (snapshotsWaiting.get() < MOST_SNAPSHOTS_WAITING) {
            tasks.add(() -> going.add(interval));
        }
    }

    @Override
    public void changed(Run run) {
        RunRecording going = recording();
        if (changeWaiting.compareAndSet(false, true)) {
            tasks.add(() -> {
                changeWaiting.set(false);
                going.write();
            });
        }
    }

    @Override
    public void ended(Run run) {
        RunRecording over = recording();
        tasks.add(() -> {
            try {
                over.end();
            } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
                retry(run.id(), over::end, failed);
                throw failed;
            }
        });
    }

    /**
     * Takes over an end that could not be written, of a run or of an experiment, and tries it again until it can. Of too many
     * the oldest is given up.
     */
    synchronized void retry(String id, Task write, Throwable failed) {
        unfinished.addLast(new End(id, write));
        if (unfinished.size() > MOST_UNFINISHED) {
            unfinished.removeFirst();
            abandoned = true;
        }
        failed(failed);
    }

    /** What has this id is deleted: if its end is not written, it need not be. */
    synchronized void forget(String id) {
        if (unfinished.removeIf(end -> end.id.equals(id))) {
            written();
        }
    }

    /** Something could be written. */
    synchronized void written() {
        writable = true;
        if (unfinished.isEmpty()) {
            trouble = null;
        }
    }

    /** Something could not be written; returns why. */
    synchronized StorageProblem failed(Throwable failed) {
        writable = false;
        StorageProblem found = database.troubleOf(failed);
        trouble = found;
        return found;
    }

    /** Why the last write failed, or an end is not written yet; nothing when all is. */
    Optional<StorageProblem> trouble() {
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

    private RunRecording recording() {
        return Objects.requireNonNull(recording, "no run was started");
    }

    private void work() {
        while (!closed) {
            try {
                Task next = tasks.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
                if (writable || System.nanoTime() - triedSystemNanos >= REST.toNanos()) {
                    finish();
                }
                attempt(next == null ? this::purge : next);
            } catch (InterruptedException nobodyDoes) {
                return;
            }
        }
        finish();
    }

    private void attempt(Task task) {
        try {
            task.carryOut();
        } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
            complain(failed);
        }
    }

    /** Writes the ends that are not written, each for itself. */
    private void finish() {
        for (End end : List.copyOf(unfinished)) {
            try {
                end.write.carryOut();
                unfinished.remove(end);
                written();
            } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
                failed(failed);
            }
        }
        if (abandoned && unfinished.isEmpty()) {
            attempt(this::interruptAbandoned);
        }
        triedSystemNanos = System.nanoTime();
    }

    /** What was given up would be listed as running until the next start. A running experiment is written again anyway. */
    private void interruptAbandoned() throws SQLException {
        RunRecording newest = recording;
        database.with(connection -> {
            RunTable.interruptAllBut(newest == null ? "" : newest.id(), connection);
            ExperimentTable.interrupt(connection);
            return null;
        });
        abandoned = false;
    }

    private void purge() throws SQLException {
        database.with(connection -> {
            SoftDelete.purgeAll(connection);
            return null;
        });
    }

    private void complain(Throwable failed) {
        StorageProblem found = failed(failed);
        if (!warned) {
            warned = true;
            warn.accept("History: this run can't be kept whole, %s; the run goes on".formatted(found.what()));
        }
    }

    /** Something to be written. */
    interface Task {
        void carryOut() throws SQLException;
    }

    /** An end that is not written yet, of the run or the experiment with this id. */
    private record End(String id, Task write) {}
}
