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
 * A timed wait as JDK Flight Recorder has it, from asking for the lock to having it, when it is longer than the threshold
 * of the recording: {@code +dev.lockscope.Wait#threshold=100us}. Its worker begins and commits it; whoever performs the
 * operation ends it.
 */
@Name("dev.lockscope.Wait")
@Label("Wait")
@Description("From asking for the lock to having it")
@Category("Lockscope")
@Threshold("1 ms")
@StackTrace(false)
final class WaitEvent extends Event {
    /** Asked whether anybody records waits, so that none is made for nobody. */
    private static final WaitEvent ANY = new WaitEvent();

    @Label("Run Id")
    String run = "";

    @Label("Worker")
    String worker = "";

    @Label("Key")
    int key;

    @Label("In Vain")
    @Description("Part of the duration that the section was at work and had to be performed again")
    @Timespan(Timespan.NANOSECONDS)
    long vain;

    /** One that has begun, where somebody records them. */
    static @Nullable WaitEvent begun() {
        if (!ANY.isEnabled()) {
            return null;
        }
        WaitEvent wait = new WaitEvent();
        wait.begin();
        return wait;
    }

    /** Says it, if it was long enough. */
    void commit(String run, CurrentOperation operation, long vain) {
        if (shouldCommit()) {
            this.run = run;
            this.worker = operation.name();
            this.key = operation.key();
            this.vain = vain;
            commit();
        }
    }
}
