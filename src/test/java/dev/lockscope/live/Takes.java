package dev.lockscope.live;

import dev.lockscope.lock.Cell;
import dev.lockscope.run.Lab;
import dev.lockscope.run.Observer;
import dev.lockscope.run.Run;
import dev.lockscope.run.Snapshot;
import dev.lockscope.run.Snapshots;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Feeds for tests, with snapshots made by hand. */
final class Takes {
    private static final Frames FRAMES = new Frames(Told.JSON);

    private Takes() {}

    /** An ended run: whatever is told of it by hand, it has a report. */
    static Run endedRun() {
        try {
            Run run = new Lab(Duration.ofMillis(50), new Observer() {})
                    .start(Limits.accept(Map.of("durationMillis", 10, "readers", 1, "writers", 1)));
            run.awaitEnd();
            return run;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A feed that has been told nothing. */
    static Feed feed(int capacity) {
        return new Feed(endedRun(), FRAMES, capacity, new LongAdder());
    }

    /** A feed that has been told the snapshots 1 to {@code newest}. */
    static Feed feed(int capacity, int newest) {
        Feed feed = feed(capacity);
        add(feed, 1, newest);
        return feed;
    }

    static void add(Feed feed, long from, long to) {
        LongStream.rangeClosed(from, to).forEach(seq -> feed.add(snapshot(seq)));
    }

    static Snapshot snapshot(long seq) {
        List<Cell> state =
                IntStream.range(0, 5).mapToObj(key -> new Cell(key, 33, seq, 0)).toList();
        return Snapshots.numbered(seq, state);
    }

    static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
