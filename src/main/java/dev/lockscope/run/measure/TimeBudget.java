package dev.lockscope.run.measure;

import dev.lockscope.run.worker.WorkerPhase;
import org.jspecify.annotations.Nullable;

/**
 * The division of worker time, in nanoseconds of all workers together; all but the last add up to the total.
 *
 * @param waitNanos waiting for the lock
 * @param holdNanos holding it
 * @param returnNanos from releasing it to returning from it; null in older reports, where it is part of {@code otherNanos}
 * @param pauseNanos pausing as requested
 * @param overshootNanos pausing longer than requested
 * @param otherNanos everything else: random numbers, counting, scheduling
 * @param estimatedNanos the part of these that was divided into wait, hold, return and other in the proportions of the timed
 *     operations; 0 if every operation was timed
 */
public record TimeBudget(
        long waitNanos,
        long holdNanos,
        @Nullable Long returnNanos,
        long pauseNanos,
        long overshootNanos,
        long otherNanos,
        long estimatedNanos) {
    public static final TimeBudget NOTHING = new TimeBudget(0, 0, 0L, 0, 0, 0, 0);

    public long total() {
        return waitNanos + holdNanos + returning() + pauseNanos + overshootNanos + otherNanos;
    }

    public TimeBudget plus(TimeBudget more) {
        return new TimeBudget(
                waitNanos + more.waitNanos,
                holdNanos + more.holdNanos,
                returning() + more.returning(),
                pauseNanos + more.pauseNanos,
                overshootNanos + more.overshootNanos,
                otherNanos + more.otherNanos,
                estimatedNanos + more.estimatedNanos);
    }

    private long returning() {
        return returnNanos == null ? 0 : returnNanos;
    }

    /**
     * The budget of an interval.
     *
     * @param spent nanoseconds by ordinal of the {@link WorkerPhase}
     * @param untimedOperations of the interval
     * @param meanWait over all operations, estimated from the timed ones; 0 if there were none
     * @param meanHold likewise; a median would miss rare long holds
     * @param meanReturn likewise
     * @param clockNanos cost of one reading of the clock: each measured duration is about that much too long
     */
    static TimeBudget of(
            long[] spent,
            long untimedOperations,
            double meanWait,
            double meanHold,
            double meanReturn,
            double clockNanos) {
        long untimed = spent[WorkerPhase.UNTIMED.ordinal()];
        double untimedWait = untimedOperations * Math.max(0, meanWait - clockNanos);
        double untimedHold = untimedOperations * Math.max(0, meanHold - clockNanos);
        double untimedReturn = untimedOperations * Math.max(0, meanReturn - clockNanos);
        // The estimate may exceed the time there is to divide.
        double shrink = Math.min(1, untimed / Math.max(1, untimedWait + untimedHold + untimedReturn));
        long estimatedWait = (long) (untimedWait * shrink);
        long estimatedHold = (long) (untimedHold * shrink);
        long estimatedReturn = (long) (untimedReturn * shrink);
        return new TimeBudget(
                spent[WorkerPhase.WAIT.ordinal()] + estimatedWait,
                spent[WorkerPhase.HOLD.ordinal()] + estimatedHold,
                spent[WorkerPhase.RETURN.ordinal()] + estimatedReturn,
                spent[WorkerPhase.PAUSE.ordinal()],
                spent[WorkerPhase.OVERSHOOT.ordinal()],
                spent[WorkerPhase.OTHER.ordinal()] + untimed - estimatedWait - estimatedHold - estimatedReturn,
                untimed);
    }
}
