package dev.lockscope.runner;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Commands on their way to a runner, and their answers. Thread-safe. */
final class Commands {
    private final Consumer<Command> out;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Boolean>> pending = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param out sends a command; does nothing if the runner is gone */
    Commands(Consumer<Command> out) {
        this.out = out;
    }

    /** Sends a command with the next number. */
    void sendAndForget(LongFunction<Command> command) {
        out.accept(command.apply(numbers.incrementAndGet()));
    }

    /** Sends a command and waits for its answer: false if the run or the runner has ended. */
    boolean send(LongFunction<Command> command) throws InterruptedException {
        long number = numbers.incrementAndGet();
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        pending.put(number, answer);
        if (closed) {
            answer.complete(false);
        }
        out.accept(command.apply(number));
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            pending.remove(number);
        }
    }

    /** Takes the answer to a command. */
    void answered(long number, boolean done) {
        CompletableFuture<Boolean> answer = pending.get(number);
        if (answer != null) {
            answer.complete(done);
        }
    }

    /** Answers all commands, now and later: the runner is gone. */
    void close() {
        closed = true;
        pending.values().forEach(answer -> answer.complete(false));
    }
}
