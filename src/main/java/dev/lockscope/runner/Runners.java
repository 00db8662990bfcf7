package dev.lockscope.runner;

/** Provides runners. Thread-safe. */
public interface Runners extends AutoCloseable {
    /**
     * A runner that has made no run yet. The caller closes it.
     *
     * @param jvm name of its JVM
     */
    Runner take(String jvm);

    /** Makes the next {@link #take} quick, if it can; returns at once. To be called when nothing is being measured. */
    default void prepare() {}

    /** Ends the runners that were prepared. */
    @Override
    default void close() {}
}
