package dev.lockscope.run;

/** How one worker rests. Belongs to the thread that it was made on. */
interface Resting {
    /**
     * Rests until an instant, never less, unless the course is over.
     *
     * @param due by {@link System#nanoTime}
     * @return the time of waking
     */
    long until(long due);
}
