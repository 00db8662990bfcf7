package dev.lockscope.run.measure;

import dev.lockscope.run.worker.WorkerPhase;


/**
 * Where all worker-seconds went, in nanoseconds of all workers together; the first five add up to the whole.
 *
 * @param waitNanos asking for the lock
 * @param holdNanos having it
 * @param pauseNanos resting as asked
 * @param overshootNanos resting longer than asked
 * @param otherNanos everything else: drawing, counting, being scheduled
 * @param estimatedNanos of these, how much was divided into wait, hold and other by what the timed operations took; 0 when
 *     every operation was timed
 */
public record TimeBudget(
        long waitNanos, long holdNanos, long pauseNanos, long overshootNanos, long otherNanos, long estimatedNanos) {
    public static final TimeBudget NOTHING = new TimeBudget(0, 0, 0, 0, 0, 0);

    /** All of it. */
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
     * @param operations made in the interval
     * @param timed of these
     * @param usualHold the median of the timed holds; not their mean, since a hold of a few nanoseconds that is stretched by
     *     reading the clock is that much likelier to be interrupted
     * @param clockNanos what one reading of the clock costs: each measured duration is about that much too long
     */
    static TimeBudget of(long[] spent, long operations, long timed, long usualHold, double clockNanos) {
        long wait = spent[WorkerPhase.WAIT.ordinal()];
        long hold = spent[WorkerPhase.HOLD.ordinal()];
        long untimed = spent[WorkerPhase.UNTIMED.ordinal()];
        double others = timed == 0 ? 0 : Math.max(0, operations - timed);
        double untimedWait = timed == 0 ? 0 : others * Math.max(0, (double) wait / timed - clockNanos);
        double untimedHold = others * Math.max(0, usualHold - clockNanos);
        // The sample may say more than there was to divide.
        double shrink = Math.min(1, untimed / Math.max(1, untimedWait + untimedHold));
        long moreWait = (long) (untimedWait * shrink);
        long moreHold = (long) (untimedHold * shrink);
        return new TimeBudget(
                wait + moreWait,
                hold + moreHold,
                spent[WorkerPhase.PAUSE.ordinal()],
                spent[WorkerPhase.OVERSHOOT.ordinal()],
                spent[WorkerPhase.OTHER.ordinal()] + untimed - moreWait - moreHold,
                untimed);
    }
}
