package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.util.List;

/** The plan of an experiment: its runs, and the result that follows from them. Immutable; serialised as it is. */
public interface ExperimentPlan {
    /** The kind of experiment, as on the wire. */
    String kind();

    /** The workloads of all runs, in their order; at least one. */
    List<Workload> runs();

    /**
     * The fork that makes a run: runs with the same number share a runner, all others are made by runners of their own.
     *
     * @param run from 0
     */
    default int fork(int run) {
        return run;
    }

    /**
     * The result from the runs so far; equal outcomes give equal results.
     *
     * @param completed outcomes of the first of {@link #runs}, in their order; may be empty
     * @param state of the experiment: still running, or ended with or without all runs
     */
    ExperimentResult result(List<ExperimentRun> completed, RunState state);
}
