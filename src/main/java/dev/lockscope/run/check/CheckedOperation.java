package dev.lockscope.run.check;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerKind;


/**
 * What the order of versions is checked by; all times by {@link System#nanoTime}. Mutable, so that one set of them serves
 * every interval.
 */
final class CheckedOperation {
    WorkerKind kind = WorkerKind.READER;
    int number;
    long requestedAt;
    long returned;
    int key;
    long version;

    void set(Worker worker, OperationSample operation) {
        kind = worker.kind;
        number = worker.number;
        requestedAt = operation.requestedAt;
        returned = operation.returned;
        key = operation.key;
        version = operation.version;
    }

    String name() {
        return kind.name(number);
    }
}
