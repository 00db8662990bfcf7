package dev.lockscope.run;

/** How one worker rests. Belongs to the thread that it was made on. */
interface Resting {
    /**
     * Rests until an instant, never less, unless the course is over or the worker was called.
     *
     * @param due by {@link System#nanoTime}
     * @param call the last {@link Course#call} that the worker has followed
     * @return the time of waking
     */
    long until(long due, int call);
}
