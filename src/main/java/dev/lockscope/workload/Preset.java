package dev.lockscope.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ready-made workload.
 *
 * @param id its name on the wire
 * @param name its name on the page
 * @param lookFor what to look for when it runs
 */
public record Preset(String id, String name, String lookFor, Workload workload) {
    /** All presets; the classic workload is first. */
    public static final List<Preset> ALL = List.of(
            new Preset(
                    "classic",
                    "Classic",
                    "How far the total stays below 110,000: the difference is time that the workers overslept or waited for the lock.",
                    Workload.classic()),
            of(
                    "read-mostly",
                    "Read-mostly",
                    "Utilisation far above 1, because readers hold the lock together. Behind a mutex the same workers spend nearly all their time waiting.",
                    Map.of(
                            "lock",
                            "read-write",
                            "readers",
                            100,
                            "writers",
                            2,
                            "holdMicros",
                            500,
                            "holdKind",
                            "park",
                            "durationMillis",
                            3_000)),
            of(
                    "write-heavy",
                    "Write-heavy",
                    "The lock lets readers share, but utilisation stays near 1 with so few of them: a mutex does about as well.",
                    Map.of(
                            "lock",
                            "read-write",
                            "readers",
                            10,
                            "writers",
                            100,
                            "holdMicros",
                            100,
                            "holdKind",
                            "park",
                            "durationMillis",
                            3_000)),
            of(
                    "hot-key",
                    "One hot key",
                    "Sixteen stripes, yet utilisation can't exceed 1: every operation uses the same key. With a uniform choice many stripes are held at once.",
                    Map.of(
                            "lock",
                            "striped",
                            "keyChoice",
                            "hot",
                            "keys",
                            64,
                            "readers",
                            20,
                            "writers",
                            20,
                            "holdMicros",
                            500,
                            "holdKind",
                            "park",
                            "durationMillis",
                            3_000)),
            of(
                    "long-holder",
                    "Long holder",
                    "One holder at a time for two milliseconds each: the lock is never free, and nearly all worker time is waiting.",
                    Map.of("holdMicros", 2_000, "holdKind", "park", "durationMillis", 5_000)),
            of(
                    "herd",
                    "Thundering herd",
                    "Operations arrive in waves, all at once in the first. The queue spreads them, so waits shrink from wave to wave, until a stall lines them all up again.",
                    Map.of(
                            "readers",
                            400,
                            "writers",
                            40,
                            "pauseMicros",
                            500_000,
                            "holdMicros",
                            200,
                            "holdKind",
                            "park",
                            "durationMillis",
                            4_000)),
            of(
                    "starving-writers",
                    "Starving writers",
                    "Most reads don't wait at all, while a writer hardly ever gets the lock: an arriving reader joins those that already hold it. The fair read-write lock serves all workers equally.",
                    Map.of(
                            "lock",
                            "stamped",
                            "threads",
                            "platform",
                            "readers",
                            30,
                            "writers",
                            2,
                            "pauseMicros",
                            100,
                            "holdMicros",
                            1_000,
                            "holdKind",
                            "park",
                            "durationMillis",
                            5_000)),
            of(
                    "ten-thousand",
                    "Ten thousand virtual threads",
                    "The number of carriers: it does not grow with the workers. Hardly any time is waiting; what the total lacks was overslept.",
                    Map.of("readers", 9_000, "writers", 1_000, "pauseMicros", 100_000, "durationMillis", 5_000)),
            of(
                    "no-lock",
                    "No lock",
                    "The verdict: updates are lost, so the versions in the map add up to less than the number of writes made.",
                    Map.of(
                            "lock",
                            "unguarded",
                            "threads",
                            "platform",
                            "keyChoice",
                            "hot",
                            "readers",
                            2,
                            "writers",
                            6,
                            "pauseMicros",
                            0,
                            "holdMicros",
                            1,
                            "durationMillis",
                            2_000)));

    /** The preset with this workload, whatever its warm-up; empty if there is none. */
    public static Optional<Preset> with(Workload workload) {
        Workload cold = workload.withoutWarmUp();
        return ALL.stream()
                .filter(preset -> preset.workload.withoutWarmUp().equals(cold))
                .findFirst();
    }

    private static Preset of(String id, String name, String lookFor, Map<String, ?> fields) {
        try {
            return new Preset(id, name, lookFor, Limits.accept(fields));
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("preset " + id + " is invalid", impossible);
        }
    }
}
