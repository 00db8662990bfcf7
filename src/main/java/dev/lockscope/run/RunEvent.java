package dev.lockscope.run;

import dev.lockscope.workload.Workload;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A run as JDK Flight Recorder has it: it lasts from the call for the workers to the report. The run's own thread has it. */
@Name("dev.lockscope.Run")
@Label("Run")
@Description("One workload executed once")
@Category("Lockscope")
@StackTrace(false)
final class RunEvent extends Event {
    @Label("Run Id")
    String run = "";

    @Label("Lock")
    String lock = "";

    @Label("Readers")
    int readers;

    @Label("Writers")
    int writers;

    @Label("Outcome")
    String outcome = "";

    @Label("Reads")
    long reads;

    @Label("Writes")
    long writes;

    @Label("Running Time")
    @Description("Without the time that the run was paused")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;

    /** Says it, where somebody records it. */
    void commit(Run ended, Report report) {
        if (shouldCommit()) {
            Workload workload = ended.workload();
            run = ended.id();
            lock = workload.lock();
            readers = workload.readers();
            writers = workload.writers();
            outcome = ended.state().name().toLowerCase(Locale.ROOT);
            reads = report.reads();
            writes = report.writes();
            elapsed = report.elapsedNanos();
            commit();
        }
    }
}
