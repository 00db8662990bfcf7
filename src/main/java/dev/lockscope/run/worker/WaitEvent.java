package dev.lockscope.run.worker;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * A JDK Flight Recorder event for a timed wait, from the request of the lock to its acquisition, longer than the threshold
 * of the recording: {@code +dev.lockscope.Wait#threshold=100us}. The worker begins and commits it; the thread that performs
 * the operation ends it.
 */
@Name("dev.lockscope.Wait")
@Label("Wait")
@Description("From the request of the lock to its acquisition")
@Category("Lockscope")
@Threshold("1 ms")
@StackTrace(false)
final class WaitEvent extends Event {
    /** Tells whether a recording takes waits, so that no event is created without one. */
    private static final WaitEvent ANY = new WaitEvent();

    @Label("Run Id")
    String run = "";

    @Label("Worker")
    String worker = "";

    @Label("Key")
    int key;

    @Name("vain")
    @Label("Discarded")
    @Description("Part of the duration spent in attempts that were discarded")
    @Timespan(Timespan.NANOSECONDS)
    long discardedNanos;

    /** A begun event; null if no recording takes waits. */
    static @Nullable WaitEvent begun() {
        if (!ANY.isEnabled()) {
            return null;
        }
        WaitEvent wait = new WaitEvent();
        wait.begin();
        return wait;
    }

    /** Commits the event if it is longer than the threshold. */
    void commit(String run, CurrentOperation operation, long discardedNanos) {
        if (shouldCommit()) {
            this.run = run;
            this.worker = operation.name();
            this.key = operation.key();
            this.discardedNanos = discardedNanos;
            commit();
        }
    }
}
