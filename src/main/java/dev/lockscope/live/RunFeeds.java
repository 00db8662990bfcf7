package dev.lockscope.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.history.Leases;
import dev.lockscope.log.RecordEncoder;
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

/** The feeds of all runs that are kept, and everyone who watches them. Thread-safe. */
public final class RunFeeds implements RunObserver {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final RecordEncoder frames;
    private final int capacity;
    private final LongAdder conflated = new LongAdder();
    private final Map<String, RunFeed> feeds = new ConcurrentHashMap<>();
    private final ViewerGroup viewers = new ViewerGroup();
    private volatile @Nullable RunFeed latest;

    /** @param capacity how many snapshots of one run are kept */
    public RunFeeds(ObjectMapper json, int capacity) {
        this.frames = new RecordEncoder(json);
        this.capacity = capacity;
    }

    @Override
    public void started(Run run) {
        RunFeed feed = new RunFeed(run, frames, capacity, conflated);
        feeds.put(run.id(), feed);
        latest = feed;
        viewers.wake();
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        tell(run, feed -> feed.add(snapshot));
    }

    @Override
    public void changed(Run run) {
        tell(run, RunFeed::change);
    }

    @Override
    public void ended(Run run) {
        tell(run, RunFeed::end);
    }

    private void tell(Run run, Consumer<RunFeed> what) {
        RunFeed feed = feeds.get(run.id());
        if (feed != null) {
            what.accept(feed);
            viewers.wake();
        }
    }

    /** Drops the feed of a run; who watches it now may go on to its end. */
    public void forget(Run run) {
        RunFeed feed = feeds.remove(run.id());
        if (feed == latest) {
            latest = null;
        }
    }

    /** How many snapshots, of all runs so far, viewers were not sent because there was a newer one. */
    public long conflated() {
        return conflated.sum();
    }

    boolean has(String run) {
        return feeds.containsKey(run);
    }

    /**
     * A viewer of one run.
     *
     * @param after number of the last snapshot that it has, 0 for none
     */
    Viewer watch(String run, long after, Outbound line) {
        return viewers.add(new Viewer(
                () -> Optional.ofNullable(feeds.get(run)).map(feed -> new StreamCursor(feed, after)),
                ended -> Optional.empty(),
                line));
    }

    /**
     * A viewer of a run that is only kept, which is in use until the viewer has all of it or leaves; nothing where there is no
     * such run. Nothing more will come, so nobody wakes it again; it goes on by itself, on the threads that {@code line}
     * completes on.
     *
     * @param after number of the last snapshot that it has, 0 for none
     */
    Optional<Viewer> replay(String run, History history, long after, Outbound line) {
        Leases.Lease held = history.lease(List.of(run));
        try {
            Optional<RunSummary> kept = history.kept(run);
            if (kept.isEmpty()) {
                held.close();
            }
            return kept.map(there -> replay(there, history, after, line, held));
        } catch (History.Unreadable unreadable) {
            held.close();
            throw unreadable;
        }
    }

    private Viewer replay(RunSummary run, History history, long after, Outbound line, Leases.Lease held) {
        Subscription following = new Subscription(
                () -> Optional.of(new StreamCursor(new StoredRunStream(run, history, frames), after)), ended -> {
                    held.close();
                    return Optional.empty();
                });
        return new Viewer(following::next, line, held::close);
    }

    /**
     * A viewer of the latest run and then of every later one.
     *
     * @param of the run that {@code after} speaks of; when another is the latest, that one is sent from its start
     */
    Viewer watchTheLatest(@Nullable String of, long after, Outbound line) {
        return viewers.add(new Viewer(
                () -> Optional.ofNullable(latest)
                        .map(feed -> new StreamCursor(
                                feed, of == null || feed.runId().equals(of) ? after : 0)),
                ended -> Optional.ofNullable(latest)
                        .filter(feed -> feed != ended.story())
                        .map(feed -> new StreamCursor(feed, 0)),
                line));
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Returns when all viewers have been told all there is, but not later than this. */
    void awaitSaid(Duration patience) {
        long untilSystemNanos = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - untilSystemNanos < 0 && viewers.behind()) {
            LockSupport.parkNanos(this, GLANCE_NANOS);
        }
    }
}
