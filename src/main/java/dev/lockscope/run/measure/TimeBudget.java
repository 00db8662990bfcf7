package dev.lockscope.run.measure;

import dev.lockscope.run.worker.WorkerPhase;

/**
 * The division of worker time, in nanoseconds of all workers together; the first five components add up to the total.
 *
 * @param waitNanos waiting for the lock
 * @param holdNanos holding it
 * @param pauseNanos pausing as requested
 * @param overshootNanos pausing longer than requested
 * @param otherNanos everything else: random numbers, counting, scheduling
 * @param estimatedNanos the part of these that was divided into wait, hold and other in the proportions of the timed
 *     operations; 0 if every operation was timed
 */
public record TimeBudget(
        long waitNanos, long holdNanos, long pauseNanos, long overshootNanos, long otherNanos, long estimatedNanos) {
    public static final TimeBudget NOTHING = new TimeBudget(0, 0, 0, 0, 0, 0);

    public long total() {
        return waitNanos + holdNanos + pauseNanos + overshootNanos + otherNanos;
    }

    public TimeBudget plus(TimeBudget more) {
        return new TimeBudget(
                waitNanos + more.waitNanos,
                holdNanos + more.holdNanos,
                pauseNanos + more.pauseNanos,
                overshootNanos + more.overshootNanos,
                otherNanos + more.otherNanos,
                estimatedNanos + more.estimatedNanos);
    }

    /**
     * The budget of an interval.
     *
     * @param spent nanoseconds by ordinal of the {@link WorkerPhase}
     * @param operations in the interval
     * @param timed operations of the interval that were timed
     * @param medianHold of the timed operations, in nanoseconds; not their mean, since a hold of a few nanoseconds that is
     *     stretched by reading the clock is that much likelier to be interrupted
     * @param clockNanos cost of one reading of the clock: each measured duration is about that much too long
     */
    static TimeBudget of(long[] spent, long operations, long timed, long medianHold, double clockNanos) {
        long wait = spent[WorkerPhase.WAIT.ordinal()];
        long hold = spent[WorkerPhase.HOLD.ordinal()];
        long untimed = spent[WorkerPhase.UNTIMED.ordinal()];
        double untimedOperations = timed == 0 ? 0 : Math.max(0, operations - timed);
        double untimedWait = timed == 0 ? 0 : untimedOperations * Math.max(0, (double) wait / timed - clockNanos);
        double untimedHold = untimedOperations * Math.max(0, medianHold - clockNanos);
        // The estimate may exceed the time there is to divide.
        double shrink = Math.min(1, untimed / Math.max(1, untimedWait + untimedHold));
        long estimatedWait = (long) (untimedWait * shrink);
        long estimatedHold = (long) (untimedHold * shrink);
        return new TimeBudget(
                wait + estimatedWait,
                hold + estimatedHold,
                spent[WorkerPhase.PAUSE.ordinal()],
                spent[WorkerPhase.OVERSHOOT.ordinal()],
                spent[WorkerPhase.OTHER.ordinal()] + untimed - estimatedWait - estimatedHold,
                untimed);
    }
}
