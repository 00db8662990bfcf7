package dev.lockscope.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.Progress;
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
public record KeptExperiment(
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
    public static KeptExperiment of(Experiment experiment, ObjectMapper json) {
        RunState state = experiment.state();
        Progress progress = experiment.progress();
        return new KeptExperiment(
                experiment.id(),
                experiment.plan().kind(),
                state,
                experiment.startedAt(),
                progress.done(),
                progress.total(),
                state.ended() ? null : progress.remainingMillis(),
                experiment.failure().map(KeptExperiment::inBrief).orElse(null),
                inBrief(experiment.result().sentence()),
                json.valueToTree(experiment.plan()).toString(),
                json.valueToTree(experiment.result()).toString());
    }

    /** The same as it is listed. */
    KeptExperiment line() {
        return new KeptExperiment(
                id, kind, state, startedAt, done, total, remainingMillis, failure, sentence, asked, null);
    }

    private static String inBrief(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
