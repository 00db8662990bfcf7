package dev.lockscope.canary.run.worker;

import dev.lockscope.run.measure.Report;

/** A worker that depends on what is measured of it. */
public final class ReadsTheReport {
    /** Operations in all. */
    public long operations(Report report) {
        return report.reads() + report.writes();
    }
}
