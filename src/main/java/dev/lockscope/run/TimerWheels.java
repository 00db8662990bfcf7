package dev.lockscope.run;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The wheels that the virtual threads of a run rest on: as few as can wake them all on time. Thread-safe. */
final class TimerWheels implements AutoCloseable {
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

    private final List<TimerWheel> wheels;
    private final AtomicInteger next = new AtomicInteger();

    TimerWheels(Workload workload) {
        double restsPerSecond = workload.workers() * 1e6 / Math.max(1, workload.pauseMicros());
        boolean busy = restsPerSecond > RESTS_PER_SECOND_OF_A_SLEEPING_WHEEL;
        // In open pacing whoever is late does not rest, so that fewer rests the more there are to be.
        double most = workload.pacing() == Pacing.OPEN ? 1 : Runtime.getRuntime().availableProcessors();
        long wanted = (long) Math.clamp(Math.ceil(restsPerSecond / RESTS_PER_SECOND_OF_A_BUSY_WHEEL), 1, most);
        wheels = Stream.generate(() -> new TimerWheel(busy)).limit(wanted).toList();
    }

    /** How one virtual thread, the calling one, rests. */
    Resting resting(Course course) {
        return wheels.get(Math.floorMod(next.getAndIncrement(), wheels.size())).resting(course);
    }

    @Override
    public void close() {
        wheels.forEach(TimerWheel::close);
    }
}
