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
 * An experiment as it is stored and in its wire format.
 *
 * @param kind {@code duel} or {@code sweep}
 * @param done number of completed runs
 * @param total number of runs
 * @param remainingMillis estimated; null when it has ended
 * @param failure cause, if it failed
 * @param sentence summary of the result
 * @param asked the plan, in JSON
 * @param result complete result, in JSON; null in a list
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
    private static final int MAX_TEXT_LENGTH = 1_000;

    /** The current state of an experiment. */
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
                experiment.failure().map(StoredExperiment::abbreviated).orElse(null),
                abbreviated(experiment.result().sentence()),
                json.valueToTree(experiment.plan()).toString(),
                json.valueToTree(experiment.result()).toString());
    }

    /** The same without the result, for a list. */
    StoredExperiment withoutResult() {
        return new StoredExperiment(
                id, kind, state, startedAt, done, total, remainingMillis, failure, sentence, asked, null);
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH - 1) + "…";
    }
}
