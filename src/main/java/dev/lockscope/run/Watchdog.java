package dev.lockscope.run;

import dev.lockscope.run.measure.ThreadDump;
import dev.lockscope.run.worker.WorkerPhase;
import dev.lockscope.run.worker.WorkerSlot;


import dev.lockscope.lock.Cell;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.run.measure.ThreadDump.StuckWorker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a run does not outlive its duration by more than a grace, whatever its lock does: who has not come back
 * by then is interrupted and given up, the run fails, and where they stood is kept. Not thread-safe: the run's own thread
 * has it.
 */
final class Watchdog {
    private final Duration grace;
    private final Consumer<Throwable> failed;
    private long deadline;
    private @Nullable ThreadDump dump;

    /** @param failed told what the grace was not enough for */
    Watchdog(Duration grace, Consumer<Throwable> failed) {
        this.grace = grace;
        this.failed = failed;
    }

    Duration grace() {
        return grace;
    }

    /** From now on the grace runs. */
    void start() {
        deadline = System.nanoTime() + grace.toNanos();
    }

    /** Returns when all are gone or given up. */
    void awaitGone(List<WorkerSlot> members) {
        List<StuckWorker> stuck = members.stream()
                .filter(member -> !isGone(member.thread()))
                .map(StuckWorker::of)
                .toList();
        if (!stuck.isEmpty()) {
            giveUp(stuck, "%d of %d workers did not come back from the lock".formatted(stuck.size(), members.size()));
        }
    }

    /** The state of the map, under a last lock if that can still be had. */
    List<Cell> readFinalState(LockedMap map) {
        FinalStateRead look = new FinalStateRead(map, failed);
        Thread looker = Thread.ofPlatform().daemon().name("last-look").start(dump == null ? look : look::close);
        if (dump == null && isGone(looker)) {
            return look.state();
        }
        if (dump == null) {
            giveUp(
                    List.of(new StuckWorker("last look", WorkerPhase.WAIT, looker)),
                    "the last look at the map did not come back from the lock");
        }
        return map.cells().state();
    }

    /** Where those stood who were given up; null when nobody was. */
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
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                thread.join(Duration.ofNanos(left));
            } catch (InterruptedException ignored) {
                // The thread that waits here is the run's own; it has nothing to do but to see the others gone.
            }
        }
        return true;
    }
}
