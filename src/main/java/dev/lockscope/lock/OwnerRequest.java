package dev.lockscope.lock;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One request to the {@link Owner}. */
final class OwnerRequest {
    private final Operation operation;
    private final Thread requester;
    private @Nullable Throwable failure;
    private volatile boolean answered;

    OwnerRequest(Operation operation, Thread requester) {
        this.operation = operation;
        this.requester = requester;
    }

    void answer(Cells cells) {
        try {
            operation.perform(cells);
        } catch (Throwable broken) {
            failure = broken;
        }
        answered = true;
        LockSupport.unpark(requester);
    }

    void awaitAnswer() {
        boolean interrupted = false;
        while (!answered) {
            LockSupport.park(this);
            // An interrupted thread does not park: it would spin and occupy the carrier that the owner needs.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            requester.interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("the owner could not perform the operation", failure);
        }
    }
}
