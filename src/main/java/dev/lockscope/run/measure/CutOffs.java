package dev.lockscope.run.measure;

import dev.lockscope.run.worker.UnfinishedWait;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerSlot;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Collects what was going on when a run ended. Not thread-safe: confined to the run's thread. */
final class CutOffs {
    /** Values recorded at most for the operations of one worker that were due; more are recorded in groups. */
    private static final long MAX_RECORDED = 1_000;

    private final long endRunNanos;
    private final AtLeast waits;
    private final AtLeast latencies;

    /** @param completed of the whole run */
    CutOffs(Histograms completed, long endRunNanos) {
        this.endRunNanos = endRunNanos;
        waits = new AtLeast(completed, TimedQuantity.WAIT);
        latencies = new AtLeast(completed, TimedQuantity.LATENCY);
    }

    /**
     * Notes at a snapshot which workers wait, so that a wait which is not timed has a length at the end.
     *
     * @return how many wait
     */
    static long noteWaiting(List<WorkerSlot> slots, long nowRunNanos) {
        long waiting = 0;
        for (WorkerSlot slot : slots) {
            if (slot.worker.waiting()) {
                waiting++;
                if (slot.operations != slot.waitingAfter) {
                    slot.waitingAfter = slot.operations;
                    slot.waitingSinceRunNanos = nowRunNanos;
                }
            }
        }
        return waiting;
    }

    /** Adds the wait of a worker that has ended or is stuck. */
    void addWait(WorkerSlot slot) {
        UnfinishedWait wait = slot.worker.unfinishedWait();
        if (wait != null) {
            long waitedNanos = endRunNanos - sinceRunNanos(slot, wait);
            if (waitedNanos > 0) {
                waits.add(slot.worker.kind, waitedNanos, 1);
            }
        }
    }

    private long sinceRunNanos(WorkerSlot slot, UnfinishedWait wait) {
        if (wait.sinceRunNanos() != UnfinishedWait.UNKNOWN) {
            return wait.sinceRunNanos();
        }
        boolean seen = slot.waitingAfter == slot.worker.counters.get(WorkerCounters.Of.OPERATIONS);
        return seen ? slot.waitingSinceRunNanos : endRunNanos;
    }

    /**
     * Adds the operations of a schedule that were due before the end.
     *
     * @param firstDueRunNanos the earliest that was not made
     */
    void addDue(WorkerKind kind, long firstDueRunNanos, long pauseNanos) {
        long overdueNanos = endRunNanos - firstDueRunNanos;
        long due = overdueNanos <= 0 ? 0 : Math.ceilDiv(overdueNanos, pauseNanos);
        long group = Math.ceilDiv(Math.max(1, due), MAX_RECORDED);
        for (long first = 0; first < due; first += group) {
            long together = Math.min(group, due - first);
            // The latest of a group: a lower bound for the others, and a group that is not of one is small beside the
            // whole.
            latencies.add(kind, overdueNanos - (first + together - 1) * pauseNanos, together);
        }
        latencies.longestNanos = Math.max(latencies.longestNanos, overdueNanos);
    }

    CutOff result(boolean open) {
        return new CutOff(
                waits.count,
                waits.longestNanos,
                waits.byKind(),
                latencies.count,
                latencies.longestNanos,
                open ? latencies.byKind() : null);
    }

    /** Values of a quantity, completed ones and lower bounds. */
    private static final class AtLeast {
        private final Histograms.Copy reads;
        private final Histograms.Copy writes;
        private long count;
        private long longestNanos;

        AtLeast(Histograms completed, TimedQuantity quantity) {
            reads = completed.copy(quantity, WorkerKind.READER);
            writes = completed.copy(quantity, WorkerKind.WRITER);
        }

        void add(WorkerKind kind, long nanos, long times) {
            Histograms.Copy of = kind == WorkerKind.READER ? reads : writes;
            of.measured().recordValueWithCount(nanos, times);
            of.weighted().recordValueWithCount(nanos, times);
            count += times;
            longestNanos = Math.max(longestNanos, nanos);
        }

        ByKind byKind() {
            Histogram measured = reads.measured().copy();
            Histogram weighted = reads.weighted().copy();
            measured.add(writes.measured());
            weighted.add(writes.weighted());
            return new ByKind(
                    Distribution.percentiles(measured, weighted),
                    Distribution.percentiles(reads.measured(), reads.weighted()),
                    Distribution.percentiles(writes.measured(), writes.weighted()));
        }
    }
}
