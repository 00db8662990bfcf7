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

/** A JDK Flight Recorder event for a run, from the start of its workers to its report. Confined to the run's thread. */
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

    /** Commits the event if a recording takes it; without a report the counts are 0. */
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
