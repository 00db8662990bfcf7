package dev.lockscope.run.worker;

/** How one worker rests. Belongs to the thread that it was made on. */
public interface Sleeper {
    /**
     * Rests until an instant, never less, unless the course is over or the worker was called.
     *
     * @param due by {@link System#nanoTime}
     * @param call the last {@link RunClock#epoch} that the worker has followed
     * @return the time of waking
     */
    long until(long due, int call);
}
