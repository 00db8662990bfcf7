package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/** One reader or one writer. Everything in it is touched by its own thread only, but for the count, which anyone may read. */
abstract sealed class Worker implements Runnable, Operation permits Reader, Writer {
    private static final VarHandle OPERATIONS;

    static {
        try {
            OPERATIONS = MethodHandles.lookup().findVarHandle(Worker.class, "operations", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    protected final LockedMap map;
    protected final Draws draws;
    protected final Course course;
    private final long pauseNanos;
    private final Consumer<Throwable> failed;
    private boolean performed;
    private long operations;

    /** @param failed told what broke when this worker can't go on */
    Worker(LockedMap map, Draws draws, Course course, long pauseNanos, Consumer<Throwable> failed) {
        this.map = map;
        this.draws = draws;
        this.course = course;
        this.pauseNanos = pauseNanos;
        this.failed = failed;
    }

    /** Operations made so far; each is counted after it was performed. Thread-safe. */
    final long operations() {
        return (long) OPERATIONS.getOpaque(this);
    }

    @Override
    public final void run() {
        try {
            course.arriveAndAwaitStart();
            work();
        } catch (Throwable broken) {
            failed.accept(broken);
        }
    }

    private void work() {
        while (!course.over()) {
            performed = false;
            operate();
            if (performed) {
                OPERATIONS.setOpaque(this, operations + 1);
            }
            if (pauseNanos > 0) {
                course.rest(pauseNanos);
            }
        }
    }

    /** Nothing is done, nor counted, by a worker whose turn comes when the time is up. */
    @Override
    public final void perform(Cells cells) {
        performed = !course.over();
        if (performed) {
            section(cells);
        }
    }

    /** Draws what to do and hands itself to the lock. */
    protected abstract void operate();

    /** What is done while the worker has the lock. */
    protected abstract void section(Cells cells);
}
