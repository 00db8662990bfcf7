package dev.lockscope.run;

import dev.lockscope.run.measure.Report;


import dev.lockscope.workload.Workload;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

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

    /** Says it, where somebody records it; without counts where no report could be drawn up. */
    void commit(Run ended, @Nullable Report report) {
        if (shouldCommit()) {
            Workload workload = ended.workload();
            run = ended.id();
            lock = workload.lock();
            readers = workload.readers();
            writers = workload.writers();
            outcome = ended.state().name().toLowerCase(Locale.ROOT);
            if (report != null) {
                reads = report.reads();
                writes = report.writes();
                elapsed = report.elapsedNanos();
            }
            commit();
        }
    }
}
