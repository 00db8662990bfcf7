package dev.lockscope.live;

import dev.lockscope.lock.Cell;
import dev.lockscope.log.RecordEncoder;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunService;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.Snapshots;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Feeds for tests, with snapshots made by hand. */
final class RecordedRuns {
    private static final RecordEncoder FRAMES = new RecordEncoder(ReceivedMessages.JSON);

    private RecordedRuns() {}

    /** An ended run: whatever is told of it by hand, it has a report. */
    static Run endedRun() {
        try {
            Run run = new RunService(Duration.ofMillis(50), new RunObserver() {})
                    .start(Limits.accept(Map.of("durationMillis", 10, "readers", 1, "writers", 1)));
            run.awaitEnd();
            return run;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A feed that has been told nothing. */
    static RunFeed feed(int capacity) {
        return new RunFeed(endedRun(), FRAMES, capacity, new LongAdder());
    }

    /** A feed that has been told the snapshots 1 to {@code newest}. */
    static RunFeed feed(int capacity, int newest) {
        RunFeed feed = feed(capacity);
        add(feed, 1, newest);
        return feed;
    }

    static void add(RunFeed feed, long from, long to) {
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
