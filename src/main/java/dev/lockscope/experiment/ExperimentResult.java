package dev.lockscope.experiment;

import java.util.List;

/** What an experiment has found. Immutable; travels as it is. */
public interface ExperimentResult {
    /** The answer, in plain words. */
    String sentence();

    /** What was wrong with single runs, a sentence each; a run that failed, or one whose verdict is forbidden, is here. */
    List<String> troubles();
}
