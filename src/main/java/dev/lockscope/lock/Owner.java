package dev.lockscope.lock;

import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;

/**
 * No lock: one thread owns the map and serves requests from its mailbox, one at a time; the requesting thread waits for the
 * answer. The owner is a virtual thread, as its model, the "stateful goroutine", is a goroutine.
 */
final class Owner extends ExclusiveLock {
    private static final int MAILBOX_CHUNK = 1_024;

    private final MpscUnboundedAtomicArrayQueue<OwnerRequest> mailbox =
            new MpscUnboundedAtomicArrayQueue<>(MAILBOX_CHUNK);
    private final Thread owner = Thread.ofVirtual().name("owner").unstarted(this::serve);
    private volatile boolean parked;
    private volatile boolean closed;

    Owner(int keys) {
        super(keys);
        owner.start();
    }

    @Override
    protected void perform(Operation operation) {
        OwnerRequest request = new OwnerRequest(operation, Thread.currentThread());
        mailbox.offer(request);
        if (parked) {
            LockSupport.unpark(owner);
        }
        request.awaitAnswer();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(owner);
    }

    private void serve() {
        while (!closed) {
            OwnerRequest request = mailbox.poll();
            if (request != null) {
                request.answer(cells);
            } else {
                awaitRequest();
            }
        }
    }

    private void awaitRequest() {
        parked = true;
        if (mailbox.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        parked = false;
    }
}
