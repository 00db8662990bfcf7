package dev.lockscope.run.worker;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The timer wheels of a run's virtual threads: as few as can wake all of them on time. Thread-safe. */
public final class TimerWheels implements AutoCloseable {
    /**
     * Rate above which a busy wheel is worth the core it occupies: with 1,100 workers it gave 945 thousand operations a
     * second, a sleeping one 745 thousand; with 110 workers 90 thousand, a sleeping one 96 thousand.
     */
    private static final double MAX_RESTS_PER_SECOND_SLEEPING = 500_000;

    /**
     * Rate above which a single wheel occupies its carrier with waking alone, and all other carriers must steal from that
     * carrier's queue. With 11,000 workers in closed pacing on two cores, two wheels gave 1.3 times the operations of one.
     */
    private static final double MAX_RESTS_PER_SECOND_BUSY = 5_000_000;

    private final List<TimerWheel> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile Set set;

    public TimerWheels(Workload workload) {
        set = make(Need.of(workload));
    }

    /** Adapts the wheels to a changed workload. Called on the run's thread only. */
    public void adjust(Workload to) {
        Need need = Need.of(to);
        if (!need.equals(set.need)) {
            // The old wheels keep running for the threads scheduled on them.
            set = make(need);
        }
    }

    private Set make(Need need) {
        List<TimerWheel> wheels = Stream.generate(() -> new TimerWheel(need.busy))
                .limit(need.wheels)
                .toList();
        all.addAll(wheels);
        return new Set(need, wheels);
    }

    /** A sleeper for the calling virtual thread. */
    public Sleeper newSleeper(RunClock clock) {
        int place = next.getAndIncrement() & Integer.MAX_VALUE;
        return new TimerWheelSleeper(clock, () -> set.forPlace(place));
    }

    @Override
    public void close() {
        all.forEach(TimerWheel::close);
    }

    /** The wheels in use, and the need that they meet. */
    private record Set(Need need, List<TimerWheel> wheels) {
        TimerWheel forPlace(int place) {
            return wheels.get(place % wheels.size());
        }
    }

    /** Number and kind of wheels that a workload needs. */
    private record Need(boolean busy, int wheels) {
        static Need of(Workload workload) {
            double restsPerSecond = workload.workers() * 1e6 / Math.max(1, workload.pauseMicros());
            // In open pacing a late worker does not rest, so a higher load causes fewer rests.
            int max =
                    workload.pacing() == Pacing.OPEN ? 1 : Runtime.getRuntime().availableProcessors();
            return new Need(restsPerSecond > MAX_RESTS_PER_SECOND_SLEEPING, (int)
                    Math.clamp(Math.ceil(restsPerSecond / MAX_RESTS_PER_SECOND_BUSY), 1, max));
        }
    }
}
