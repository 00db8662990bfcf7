package dev.lockscope.runner;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockscope.run.RunPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command to a runner, a line of JSON with its {@code type}. Each has a number, which the answer repeats: {@code done},
 * {@code refused} if the run has ended, or the record that was asked for.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Start.class, name = "start"),
    @JsonSubTypes.Type(value = Command.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = Command.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = Command.Adjust.class, name = "adjust"),
    @JsonSubTypes.Type(value = Command.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = Command.TakeCapture.class, name = "capture")
})
sealed interface Command {
    /** Version of the commands and of what answers them; a runner of another version is refused. */
    int PROTOCOL = 1;

    /** From 1, in their order. */
    long number();

    /**
     * Starts a run.
     *
     * @param run its id
     * @param workload as in the log
     */
    record Start(long number, String run, Map<String, @Nullable Object> workload, Bounds bounds) implements Command {}

    record Pause(long number) implements Command {}

    record Resume(long number) implements Command {}

    /** @param changes to the workload, already found valid by the server */
    record Adjust(long number, Map<String, ?> changes) implements Command {}

    record Stop(long number) implements Command {}

    /** Asks for the capture of the active run. */
    record TakeCapture(long number) implements Command {}

    /** A {@link RunPolicy} with its units in the names. */
    record Bounds(long periodNanos, long graceMillis, long maxPauseMillis, long captureBytes, long maxWarmUpMillis) {
        static Bounds of(RunPolicy policy) {
            return new Bounds(
                    policy.period().toNanos(),
                    policy.grace().toMillis(),
                    policy.maxPause().toMillis(),
                    policy.captureBytes(),
                    policy.maxWarmUp().toMillis());
        }

        RunPolicy policy() {
            return new RunPolicy(
                    Duration.ofNanos(periodNanos),
                    Duration.ofMillis(graceMillis),
                    Duration.ofMillis(maxPauseMillis),
                    captureBytes,
                    Duration.ofMillis(maxWarmUpMillis));
        }
    }
}
