package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.util.List;

/** What is asked of an experiment: which runs it makes, and what follows from them. Immutable; travels as it is. */
public interface ExperimentPlan {
    /** What kind of experiment it is, in a word that is its name on the wire. */
    String kind();

    /** All runs to be made, in their order; each lasts as long as its workload says. At least one. */
    List<Workload> runs();

    /**
     * What follows from the runs so far. The same for the same outcomes.
     *
     * @param soFar of the first of {@link #runs}, in their order; may be none
     * @param state of the experiment: whether more will come, and if not, whether all came that were planned
     */
    ExperimentResult result(List<ExperimentRun> soFar, RunState state);
}
