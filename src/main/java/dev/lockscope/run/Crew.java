package dev.lockscope.run;

import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** All workers of a run and their threads. Not thread-safe: the run's own thread has it. */
final class Crew {
    private final Course course;
    private final List<Reader> readers = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param failed told what broke, by a worker that can't go on */
    Crew(Workload workload, long seed, LockedMap map, Consumer<Throwable> failed) {
        course = new Course(workload.workers());
        long pauseNanos = TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
        for (int r = 0; r < workload.readers(); r++) {
            readers.add(new Reader(map, new Draws(workload, seed, r), course, pauseNanos, failed));
        }
        for (int w = 0; w < workload.writers(); w++) {
            Draws draws = new Draws(workload, seed, workload.readers() + w);
            writers.add(new Writer(map, draws, course, pauseNanos, failed));
        }
        Thread.Builder readerThreads = workload.threads().builder("reader-");
        readers.forEach(reader -> threads.add(readerThreads.unstarted(reader)));
        Thread.Builder writerThreads = workload.threads().builder("writer-");
        writers.forEach(writer -> threads.add(writerThreads.unstarted(writer)));
    }

    /** Starts every worker; returns when all have been let off the barrier. */
    void start() throws InterruptedException {
        threads.forEach(Thread::start);
        course.awaitArrivals();
        course.start();
    }

    /** Tells the workers to stop, wakes those who rest, and returns when every thread is gone. */
    void end() {
        course.end();
        List<Thread> started = threads.stream()
                .filter(thread -> thread.getState() != Thread.State.NEW)
                .toList();
        started.forEach(LockSupport::unpark);
        started.forEach(Crew::joinUninterruptibly);
    }

    /** Threads that are not gone. */
    long alive() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    /** Reads counted so far. */
    long reads() {
        return operations(readers);
    }

    /** Writes counted so far. */
    long writes() {
        return operations(writers);
    }

    /** All values read, added up. To be asked when the workers are gone. */
    long sumOfReads() {
        return readers.stream().mapToLong(Reader::sum).sum();
    }

    private static long operations(List<? extends Worker> workers) {
        long sum = 0;
        for (Worker worker : workers) {
            sum += worker.operations();
        }
        return sum;
    }

    private static void joinUninterruptibly(Thread worker) {
        while (true) {
            try {
                worker.join();
                return;
            } catch (InterruptedException ignored) {
                // The thread that waits here is the run's own; it has nothing to do but to see the workers gone.
            }
        }
    }
}
