package dev.lockscope.lock;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What one worker asks of the {@link Owner}. */
final class OwnerRequest {
    private final Operation operation;
    private final Thread asker;
    private @Nullable Throwable failure;
    private volatile boolean answered;

    OwnerRequest(Operation operation, Thread asker) {
        this.operation = operation;
        this.asker = asker;
    }

    void answer(Cells cells) {
        try {
            operation.perform(cells);
        } catch (Throwable broken) {
            failure = broken;
        }
        answered = true;
        LockSupport.unpark(asker);
    }

    void awaitAnswer() {
        boolean interrupted = false;
        while (!answered) {
            LockSupport.park(this);
            // An interrupted thread does not park: it would spin, and keep its carrier from the owner.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            asker.interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("the owner could not perform the operation", failure);
        }
    }
}
