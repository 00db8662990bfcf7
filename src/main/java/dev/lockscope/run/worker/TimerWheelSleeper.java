package dev.lockscope.run.worker;

import dev.lockscope.run.worker.TimerWheel.Timeout;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Puts a virtual thread to rest: schedules it on a wheel and parks it. */
final class TimerWheelSleeper implements Sleeper {
    private final RunClock clock;
    private final Supplier<TimerWheel> wheel;
    private Timeout timeout = new Timeout(Thread.currentThread());

    /** @param wheel supplies the wheel for each rest */
    TimerWheelSleeper(RunClock clock, Supplier<TimerWheel> wheel) {
        this.clock = clock;
        this.wheel = wheel;
    }

    @Override
    public long until(long dueSystemNanos, int seenEpoch) {
        if (timeout.scheduled()) {
            timeout = new Timeout(Thread.currentThread());
        }
        wheel.get().schedule(timeout, dueSystemNanos);
        boolean interrupted = false;
        long nowSystemNanos = System.nanoTime();
        while (nowSystemNanos - dueSystemNanos < 0 && !clock.mustWake(seenEpoch)) {
            LockSupport.park(this);
            nowSystemNanos = System.nanoTime();
            // An interrupted thread does not park: it would spin until the due time and occupy its carrier.
            interrupted |= nowSystemNanos - dueSystemNanos < 0 && Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return nowSystemNanos;
    }
}
