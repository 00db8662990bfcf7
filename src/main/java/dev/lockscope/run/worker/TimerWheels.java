package dev.lockscope.run.worker;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The wheels that the virtual threads of a run rest on: as few as can wake them all on time. Thread-safe. */
public final class TimerWheels implements AutoCloseable {
    /**
     * Beyond this a busy wheel is worth the core that it takes: with 1,100 workers it made 945 thousand operations a second
     * where a sleeping one made 745; with 110, 90 where a sleeping one made 96.
     */
    private static final double RESTS_PER_SECOND_OF_A_SLEEPING_WHEEL = 500_000;

    /**
     * Beyond this one wheel keeps its carrier busy with waking alone, and every other carrier must take its workers from
     * that one's queue. With 11,000 closed workers on two cores two wheels made 1.3 times the operations of one.
     */
    private static final double RESTS_PER_SECOND_OF_A_BUSY_WHEEL = 5_000_000;

    private final List<TimerWheel> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile Set set;

    public TimerWheels(Workload workload) {
        set = make(Need.of(workload));
    }

    /** From now on the run is one of this workload. Called by the run's own thread only. */
    public void adjust(Workload to) {
        Need need = Need.of(to);
        if (!need.equals(set.need)) {
            // Those that were there go on turning for whoever hangs on them.
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

    /** How one virtual thread, the calling one, rests. */
    public Sleeper resting(RunClock course) {
        int place = next.getAndIncrement() & Integer.MAX_VALUE;
        return new TimerWheelSleeper(course, () -> set.forPlace(place));
    }

    @Override
    public void close() {
        all.forEach(TimerWheel::close);
    }

    /** The wheels that are in use, and what for. */
    private record Set(Need need, List<TimerWheel> wheels) {
        TimerWheel forPlace(int place) {
            return wheels.get(place % wheels.size());
        }
    }

    /** How many wheels, and of which kind, a workload needs. */
    private record Need(boolean busy, int wheels) {
        static Need of(Workload workload) {
            double restsPerSecond = workload.workers() * 1e6 / Math.max(1, workload.pauseMicros());
            // In open pacing whoever is late does not rest, so that fewer rests the more there are to be.
            int most =
                    workload.pacing() == Pacing.OPEN ? 1 : Runtime.getRuntime().availableProcessors();
            return new Need(restsPerSecond > RESTS_PER_SECOND_OF_A_SLEEPING_WHEEL, (int)
                    Math.clamp(Math.ceil(restsPerSecond / RESTS_PER_SECOND_OF_A_BUSY_WHEEL), 1, most));
        }
    }
}
