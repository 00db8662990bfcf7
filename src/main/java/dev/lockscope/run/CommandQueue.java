package dev.lockscope.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What others ask of a run that goes on: its own thread carries it out, one after the other. Thread-safe. */
final class CommandQueue {
    private final Queue<FutureTask<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end;
    private final Consumer<Throwable> failed;

    /**
     * @param end of the run: no order is carried out after it
     * @param failed told what broke in an order, which leaves the run in no state to go on
     */
    CommandQueue(CountDownLatch end, Consumer<Throwable> failed) {
        this.end = end;
        this.failed = failed;
    }

    /** Waits until this is done by the thread; says whether it was, which it is not once the run has ended. */
    boolean submit(Runnable what, Thread thread) throws InterruptedException {
        FutureTask<Void> order = new FutureTask<>(() -> carryOut(what), null);
        waiting.add(order);
        LockSupport.unpark(thread);
        while (!order.isDone()) {
            if (end.await(1, TimeUnit.MILLISECONDS)) {
                return order.isDone();
            }
        }
        return true;
    }

    /** Carries out the next one, by the run's own thread; says whether there was one. */
    boolean executeNext() {
        FutureTask<Void> order = waiting.poll();
        if (order == null) {
            return false;
        }
        order.run();
        return true;
    }

    private void carryOut(Runnable what) {
        try {
            what.run();
        } catch (Throwable broken) {
            failed.accept(broken);
        }
    }
}
