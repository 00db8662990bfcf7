package dev.lockscope.experiment;

import java.util.List;

/** The result of an experiment. Immutable; serialised as it is. */
public interface ExperimentResult {
    /** The answer, in a sentence. */
    String sentence();

    /** What speaks against the result, a sentence each, such as a failed run or a forbidden verdict. */
    List<String> troubles();
}
