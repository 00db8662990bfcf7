package dev.lockscope.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentProgress;
import dev.lockscope.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it is kept and as it travels.
 *
 * @param kind {@code duel} or {@code sweep}
 * @param done runs that were made
 * @param total runs to be made
 * @param remainingMillis estimated; null when it has ended
 * @param failure what broke, when it failed
 * @param sentence what was found, in brief
 * @param asked what is asked for, in JSON
 * @param result all that was found, in JSON; null where it is only listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredExperiment(
        String id,
        String kind,
        RunState state,
        Instant startedAt,
        int done,
        int total,
        @Nullable Long remainingMillis,
        @Nullable String failure,
        String sentence,
        @JsonRawValue String asked,
        @JsonRawValue @Nullable String result) {
    private static final int LONGEST_TEXT = 1_000;

    /** As it stands now. */
    public static StoredExperiment of(Experiment experiment, ObjectMapper json) {
        RunState state = experiment.state();
        ExperimentProgress progress = experiment.progress();
        return new StoredExperiment(
                experiment.id(),
                experiment.plan().kind(),
                state,
                experiment.startedAt(),
                progress.done(),
                progress.total(),
                state.ended() ? null : progress.remainingMillis(),
                experiment.failure().map(StoredExperiment::inBrief).orElse(null),
                inBrief(experiment.result().sentence()),
                json.valueToTree(experiment.plan()).toString(),
                json.valueToTree(experiment.result()).toString());
    }

    /** The same as it is listed. */
    StoredExperiment line() {
        return new StoredExperiment(
                id, kind, state, startedAt, done, total, remainingMillis, failure, sentence, asked, null);
    }

    private static String inBrief(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
