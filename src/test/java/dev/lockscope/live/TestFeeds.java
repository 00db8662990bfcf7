package dev.lockscope.live;

import dev.lockscope.lock.Cell;
import dev.lockscope.log.RecordEncoder;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.Snapshots;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Feeds for tests, with synthetic snapshots. */
final class TestFeeds {
    private static final RecordEncoder ENCODER = new RecordEncoder(ReceivedMessage.JSON);

    private TestFeeds() {}

    /** An ended run with a report. */
    static Run endedRun() {
        try {
            Run run = new RunService(new InProcessRunners(Duration.ofMillis(50)), new RunObserver() {})
                    .start(Limits.accept(Map.of("durationMillis", 10, "readers", 1, "writers", 1)));
            run.awaitEnd();
            return run;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A feed without snapshots. */
    static RunFeed feed(int capacity) {
        return new RunFeed(endedRun(), ENCODER, capacity, new LongAdder());
    }

    /** A feed with the snapshots 1 to {@code newest}. */
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
