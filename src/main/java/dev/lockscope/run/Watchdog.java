package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.run.measure.ThreadDump;
import dev.lockscope.run.measure.ThreadDump.StuckWorker;
import dev.lockscope.run.worker.WorkerPhase;
import dev.lockscope.run.worker.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run within its grace period even if its lock blocks for ever: workers that have not returned by then are dumped,
 * interrupted and given up, and the run fails. Confined to the run's thread.
 */
final class Watchdog {
    private final Duration grace;
    private final Consumer<Throwable> failed;
    private long deadlineSystemNanos;
    private @Nullable ThreadDump dump;

    /** @param failed receives a {@link GracePeriodExceeded} */
    Watchdog(Duration grace, Consumer<Throwable> failed) {
        this.grace = grace;
        this.failed = failed;
    }

    Duration grace() {
        return grace;
    }

    /** Starts the grace period. */
    void start() {
        deadlineSystemNanos = System.nanoTime() + grace.toNanos();
    }

    /** Waits until all workers are gone or given up. */
    void awaitGone(List<WorkerSlot> slots) {
        List<StuckWorker> stuck = slots.stream()
                .filter(slot -> !isGone(slot.thread()))
                .map(StuckWorker::of)
                .toList();
        if (!stuck.isEmpty()) {
            giveUp(stuck, "%d of %d workers did not come back from the lock".formatted(stuck.size(), slots.size()));
        }
    }

    /** The state of the map, read under the lock if that can still be acquired. */
    List<Cell> readFinalState(LockedMap map) {
        FinalStateRead read = new FinalStateRead(map, failed);
        Thread reader = Thread.ofPlatform().daemon().name("final-state-read").start(dump == null ? read : read::close);
        if (dump == null && isGone(reader)) {
            return read.state();
        }
        if (dump == null) {
            giveUp(
                    List.of(new StuckWorker("final state read", WorkerPhase.WAIT, reader)),
                    "the final read of the map did not come back from the lock");
        }
        return map.cells().state();
    }

    /** The dump of the workers given up; null if there were none. */
    @Nullable
    ThreadDump dump() {
        return dump;
    }

    private void giveUp(List<StuckWorker> stuck, String what) {
        dump = ThreadDump.of(stuck);
        failed.accept(new GracePeriodExceeded(what, grace));
        stuck.forEach(one -> one.thread().interrupt());
    }

    private boolean isGone(@Nullable Thread thread) {
        while (thread != null && thread.isAlive()) {
            long leftNanos = deadlineSystemNanos - System.nanoTime();
            if (leftNanos <= 0) {
                return false;
            }
            try {
                thread.join(Duration.ofNanos(leftNanos));
            } catch (InterruptedException ignored) {
                // This is the run's thread; it has nothing to do but to wait for the others.
            }
        }
        return true;
    }
}
