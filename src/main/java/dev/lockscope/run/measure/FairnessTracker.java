package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerPool;
import dev.lockscope.run.worker.WorkerSlot;


import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Who had the lock how often, and who went without it. While every operation is timed the time without it is known to the
 * nanosecond; else to one period of looking. Not thread-safe: the run's own thread has it.
 */
final class FairnessTracker {
    private final WorkerPool pool;
    private final RunClock clock;

    /** Whether every operation since the last look was timed. */
    private boolean allTimed;

    /** Whether that was so since the look before as well: then no operation went by unseen. */
    private boolean exact;

    FairnessTracker(WorkerPool crew, RunClock course) {
        this.pool = crew;
        this.clock = course;
    }

    /**
     * The next look begins.
     *
     * @param allTimed whether every operation since the last one was timed
     */
    void next(boolean allTimed) {
        exact = allTimed && this.allTimed;
        this.allTimed = allTimed;
    }

    /** Shows a timed operation; those of one member in their order. */
    void see(WorkerSlot member, OperationSample operation) {
        if (exact) {
            wentWithout(member, clock.runningTime(operation.acquiredAt));
            served(member, clock.runningTime(operation.released));
        }
    }

    /**
     * Operations of a member were made that can't be shown.
     *
     * @param until running time that the last of them was made by
     */
    void skip(WorkerSlot member, long until) {
        served(member, until);
    }

    /**
     * Jain's index over the operations since the last look, of those who are there; null when none was made.
     *
     * @param now running time
     */
    @Nullable
    Double sample(long now) {
        List<WorkerSlot> members = pool.slots();
        long[] made = new long[members.size()];
        int present = 0;
        for (WorkerSlot member : members) {
            long total = member.worker.counters.get(WorkerCounters.Of.OPERATIONS);
            long more = total - member.operationsBefore;
            member.operationsBefore = total;
            boolean there = member.present && member.worker.joinedAt() != Worker.NOT_YET;
            if (!there || (more > 0 && !exact)) {
                served(member, now);
            }
            wentWithout(member, now);
            if (there || more > 0) {
                made[present++] = more;
            }
        }
        return Fairness.jain(Arrays.copyOf(made, present));
    }

    private static void served(WorkerSlot member, long until) {
        member.servedUntil = Math.max(member.servedUntil, until);
    }

    private static void wentWithout(WorkerSlot member, long until) {
        served(member, member.worker.joinedAt());
        member.longestWithout = Math.max(member.longestWithout, until - member.servedUntil);
    }

    /** Of the whole run, as of the last look. */
    Fairness fairness() {
        long[] readers = pool.operations(WorkerKind.READER);
        long[] writers = pool.operations(WorkerKind.WRITER);
        long[] all = LongStream.concat(Arrays.stream(readers), Arrays.stream(writers))
                .toArray();
        WorkerSlot longest = Collections.max(pool.slots(), Comparator.comparingLong(member -> member.longestWithout));
        return new Fairness(
                Fairness.jain(all),
                Fairness.jain(readers),
                Fairness.jain(writers),
                Arrays.stream(all).filter(made -> made == 0).count(),
                longest.longestWithout,
                longest.longestWithout == 0 ? null : longest.worker.name(),
                Fairness.bins(readers),
                Fairness.bins(writers));
    }
}
