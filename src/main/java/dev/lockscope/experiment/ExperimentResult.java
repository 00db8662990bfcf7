package dev.lockscope.experiment;

import java.util.List;

/** The result of an experiment. Immutable; serialised as it is. */
public interface ExperimentResult {
    /** The answer, in a sentence. */
    String sentence();

    /** A sentence for each run that failed or whose verdict is forbidden, among others. */
    List<String> troubles();
}
