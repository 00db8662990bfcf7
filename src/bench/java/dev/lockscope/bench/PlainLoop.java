package dev.lockscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The classic workload without pauses and without measurement: the baseline for measuring overhead. Arguments: readers,
 * writers, milliseconds. Prints operations per second.
 */
public final class PlainLoop {
    private static final int KEYS = 5;
    private static final int VALUES = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final int[] map = new int[KEYS];
    private final CountDownLatch start = new CountDownLatch(1);
    private volatile boolean over;

    public static void main(String[] arguments) throws InterruptedException {
        int readers = Integer.parseInt(arguments[0]);
        int writers = Integer.parseInt(arguments[1]);
        long millis = Long.parseLong(arguments[2]);
        new PlainLoop().measure(readers, writers, millis);
        System.out.println("operationsPerSecond " + new PlainLoop().measure(readers, writers, millis));
    }

    private double measure(int readers, int writers, long millis) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int number = 0; number < readers + writers; number++) {
            workers.add(number < readers ? new Reader(number) : new Writer(number));
        }
        workers.forEach(Thread::start);
        long began = System.nanoTime();
        start.countDown();
        Thread.sleep(millis);
        over = true;
        long elapsed = System.nanoTime() - began;
        long operations = 0;
        for (Worker worker : workers) {
            worker.join();
            operations += worker.operations;
        }
        return operations * 1e9 / elapsed;
    }

    private abstract class Worker extends Thread {
        final SplittableRandom random;
        long operations;

        Worker(int number) {
            random = new SplittableRandom(number);
        }

        abstract void operate();

        @Override
        public void run() {
            try {
                start.await();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
            long count = 0;
            while (!over) {
                operate();
                count++;
            }
            operations = count;
        }
    }

    private final class Reader extends Worker {
        private long sum;

        Reader(int number) {
            super(number);
        }

        @Override
        void operate() {
            int key = random.nextInt(KEYS);
            lock.lock();
            try {
                sum += map[key];
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Writer extends Worker {
        Writer(int number) {
            super(number);
        }

        @Override
        void operate() {
            int key = random.nextInt(KEYS);
            int value = random.nextInt(VALUES);
            lock.lock();
            try {
                map[key] = value;
            } finally {
                lock.unlock();
            }
        }
    }
}
