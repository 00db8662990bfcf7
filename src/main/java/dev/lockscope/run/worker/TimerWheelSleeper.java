package dev.lockscope.run.worker;

import dev.lockscope.run.worker.TimerWheel.Rest;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** How a virtual thread rests: it hangs itself on a wheel and parks. */
final class TimerWheelSleeper implements Sleeper {
    private final RunClock course;
    private final Supplier<TimerWheel> wheel;
    private Rest rest = new Rest(Thread.currentThread());

    /** @param wheel the one to be on, asked for with each rest */
    TimerWheelSleeper(RunClock course, Supplier<TimerWheel> wheel) {
        this.course = course;
        this.wheel = wheel;
    }

    @Override
    public long until(long due, int call) {
        if (rest.hung()) {
            rest = new Rest(Thread.currentThread());
        }
        wheel.get().hang(rest, due);
        boolean interrupted = false;
        long now = System.nanoTime();
        while (now - due < 0 && !course.disturbs(call)) {
            LockSupport.park(this);
            now = System.nanoTime();
            // An interrupted thread does not park: it would spin until it is due, and keep its carrier from others.
            interrupted |= now - due < 0 && Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return now;
    }
}
