package dev.lockscope.run.worker;

/** Puts one worker to rest. Confined to the thread that created it. */
public interface Sleeper {
    /**
     * Rests until an instant, never shorter, unless the run is over or its epoch has advanced.
     *
     * @param dueSystemNanos by {@link System#nanoTime}
     * @param seenEpoch the last {@link RunClock#epoch} that the worker has applied
     * @return the time of waking
     */
    long until(long dueSystemNanos, int seenEpoch);
}
