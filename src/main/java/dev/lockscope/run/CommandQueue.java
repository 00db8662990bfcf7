package dev.lockscope.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Commands from other threads to an active run, executed one after another on the run's thread. Thread-safe. */
final class CommandQueue {
    private final Queue<FutureTask<Void>> commands = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end;
    private final Consumer<Throwable> failed;

    /**
     * @param end of the run; no command is executed after it
     * @param failed receives the cause when a command fails, after which the run can't continue
     */
    CommandQueue(CountDownLatch end, Consumer<Throwable> failed) {
        this.end = end;
        this.failed = failed;
    }

    /** Waits until the thread has executed the command; returns false if the run has ended instead. */
    boolean submit(Runnable action, Thread thread) throws InterruptedException {
        FutureTask<Void> command = new FutureTask<>(() -> execute(action), null);
        commands.add(command);
        LockSupport.unpark(thread);
        while (!command.isDone()) {
            if (end.await(1, TimeUnit.MILLISECONDS)) {
                return command.isDone();
            }
        }
        return true;
    }

    /** Executes the next command, on the run's thread; returns whether there was one. */
    boolean executeNext() {
        FutureTask<Void> command = commands.poll();
        if (command == null) {
            return false;
        }
        command.run();
        return true;
    }

    private void execute(Runnable action) {
        try {
            action.run();
        } catch (Throwable broken) {
            failed.accept(broken);
        }
    }
}
