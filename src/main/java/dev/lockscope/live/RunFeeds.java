package dev.lockscope.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.log.RecordEncoder;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The feeds of all runs in memory and their viewers. Thread-safe. */
public final class RunFeeds implements RunObserver {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final RecordEncoder encoder;
    private final int capacity;
    private final LongAdder conflated = new LongAdder();
    private final Map<String, RunFeed> feeds = new ConcurrentHashMap<>();
    private final ViewerGroup viewers = new ViewerGroup();
    private volatile @Nullable RunFeed latest;

    /** @param capacity number of snapshots per run */
    public RunFeeds(ObjectMapper json, int capacity) {
        this.encoder = new RecordEncoder(json);
        this.capacity = capacity;
    }

    @Override
    public void started(Run run) {
        RunFeed feed = new RunFeed(run, encoder, capacity, conflated);
        feeds.put(run.id(), feed);
        latest = feed;
        viewers.wake();
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        update(run, feed -> feed.add(snapshot));
    }

    @Override
    public void warming(Run run) {
        update(run, RunFeed::warm);
    }

    @Override
    public void changed(Run run) {
        update(run, RunFeed::nextRevision);
    }

    @Override
    public void ended(Run run) {
        update(run, RunFeed::end);
    }

    private void update(Run run, Consumer<RunFeed> action) {
        RunFeed feed = feeds.get(run.id());
        if (feed != null) {
            action.accept(feed);
            viewers.wake();
        }
    }

    /** Drops the feed of a run; its current viewers can still follow it to its end. */
    public void forget(Run run) {
        RunFeed feed = feeds.remove(run.id());
        if (feed == latest) {
            latest = null;
        }
    }

    /** Number of snapshots of all runs that viewers skipped in favour of a newer one. */
    public long conflated() {
        return conflated.sum();
    }

    boolean has(String run) {
        return feeds.containsKey(run);
    }

    /**
     * A viewer of one run.
     *
     * @param after number of the last snapshot that the viewer has received, 0 for none
     */
    Viewer watch(String run, long after, Outbound outbound) {
        return viewers.add(new Viewer(
                () -> Optional.ofNullable(feeds.get(run)).map(feed -> new StreamCursor(feed, after)),
                ended -> Optional.empty(),
                outbound));
    }

    /**
     * A viewer of a stored run, which is leased until the viewer has all of it or leaves; empty if there is no such run. It
     * must be woken once; then it continues on the threads on which {@code outbound} completes.
     *
     * @param after number of the last snapshot that the viewer has received, 0 for none
     */
    Optional<Viewer> replay(String run, History history, long after, Outbound outbound) {
        RunRecords.Lease lease = history.records().lease(List.of(run));
        try {
            Optional<RunSummary> stored = history.stored(run);
            if (stored.isEmpty()) {
                lease.close();
            }
            return stored.map(summary -> replay(summary, history, after, outbound, lease));
        } catch (History.Unreadable unreadable) {
            lease.close();
            throw unreadable;
        }
    }

    private Viewer replay(RunSummary run, History history, long after, Outbound outbound, RunRecords.Lease lease) {
        Subscription subscription = new Subscription(
                () -> Optional.of(new StreamCursor(new StoredRunStream(run, history, encoder), after)), ended -> {
                    lease.close();
                    return Optional.empty();
                });
        return new Viewer(subscription::next, outbound, lease::close);
    }

    /**
     * A viewer of the latest run and then of every later one.
     *
     * @param of the run that {@code after} refers to; if another is the latest, that one is sent from its start
     */
    Viewer watchLatest(@Nullable String of, long after, Outbound outbound) {
        return viewers.add(new Viewer(
                () -> Optional.ofNullable(latest)
                        .map(feed -> new StreamCursor(
                                feed, of == null || feed.runId().equals(of) ? after : 0)),
                ended -> Optional.ofNullable(latest)
                        .filter(feed -> feed != ended.stream())
                        .map(feed -> new StreamCursor(feed, 0)),
                outbound));
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Waits until all messages to all viewers have been sent, at most for the time-out. */
    void awaitDelivery(Duration timeout) {
        long untilSystemNanos = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() - untilSystemNanos < 0 && viewers.isBehind()) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }
}
