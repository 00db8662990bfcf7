package dev.lockscope.bench;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * What the JVM itself can do in closed pacing: virtual threads that rest for a millisecond, again and again, and nothing else.
 * Arguments: {@code sleep}, or {@code park} for threads that another thread unparks when their time has come; the number of
 * threads; milliseconds. Prints rests per second as operations.
 */
public final class RestingThreads {
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongAdder rests = new LongAdder();

    /** Parked threads in the order in which they are due, as all rest equally long. */
    private final ConcurrentLinkedQueue<Rest> parked = new ConcurrentLinkedQueue<>();

    private volatile boolean over;

    private record Rest(Thread thread, long untilSystemNanos) {}

    public static void main(String[] arguments) throws InterruptedException {
        boolean sleep = arguments[0].equals("sleep");
        int threads = Integer.parseInt(arguments[1]);
        long millis = Long.parseLong(arguments[2]);
        System.out.println("operationsPerSecond " + new RestingThreads().measure(sleep, threads, millis));
    }

    private double measure(boolean sleep, int threads, long millis) throws InterruptedException {
        if (!sleep) {
            Thread.ofVirtual().start(this::unparkDue);
        }
        for (int number = 0; number < threads; number++) {
            Thread.ofVirtual().start(sleep ? this::sleep : this::park);
        }
        Thread.sleep(millis);
        long began = System.nanoTime();
        long before = rests.sum();
        Thread.sleep(millis);
        double measured = (rests.sum() - before) * 1e9 / (System.nanoTime() - began);
        over = true;
        return measured;
    }

    private void sleep() {
        try {
            while (!over) {
                Thread.sleep(1);
                rests.increment();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void park() {
        while (!over) {
            long untilSystemNanos = System.nanoTime() + REST_NANOS;
            parked.add(new Rest(Thread.currentThread(), untilSystemNanos));
            while (System.nanoTime() - untilSystemNanos < 0) {
                LockSupport.park(this);
            }
            rests.increment();
        }
    }

    private void unparkDue() {
        while (!over) {
            Rest first = parked.peek();
            if (first != null && System.nanoTime() - first.untilSystemNanos() >= 0) {
                parked.poll();
                LockSupport.unpark(first.thread());
            } else {
                Thread.yield();
            }
        }
    }
}
