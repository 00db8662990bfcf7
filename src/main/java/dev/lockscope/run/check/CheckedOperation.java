package dev.lockscope.run.check;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerKind;

/**
 * The part of a timed operation that {@link VersionOrderCheck} needs; all times by {@link System#nanoTime}. Mutable, so that
 * the instances are reused in every interval.
 */
final class CheckedOperation {
    WorkerKind kind = WorkerKind.READER;
    int number;
    long requestedSystemNanos;
    long returnedSystemNanos;
    int key;
    long version;
    int value;

    void set(Worker worker, OperationSample operation) {
        kind = worker.kind;
        number = worker.number;
        requestedSystemNanos = operation.requestedSystemNanos;
        returnedSystemNanos = operation.returnedSystemNanos;
        key = operation.key;
        version = operation.version;
        value = operation.value;
    }

    String name() {
        return kind.name(number);
    }
}
