package dev.lockscope.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** The course that all workers of a run share: the barrier they start on and the sign to stop. Thread-safe. */
final class Course {
    private final CountDownLatch arrivals;
    private final CountDownLatch start = new CountDownLatch(1);
    private volatile boolean over;

    Course(int workers) {
        arrivals = new CountDownLatch(workers);
    }

    /** A worker's way in: returns when all have arrived and the start was given. */
    void arriveAndAwaitStart() throws InterruptedException {
        arrivals.countDown();
        start.await();
    }

    void awaitArrivals() throws InterruptedException {
        arrivals.await();
    }

    void start() {
        start.countDown();
    }

    /** Tells the workers to stop. Whoever rests must then be woken by {@link LockSupport#unpark}. */
    void end() {
        over = true;
        start.countDown();
    }

    boolean over() {
        return over;
    }

    /** Rests for some nanoseconds, never less, unless the course is over. */
    void rest(long nanos) {
        long due = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !over; left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
