package dev.lockscope.history;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The damage found in a file since it was opened. Thread-safe. */
final class Damage {
    private static final int MAX_NAMED = 5;

    private final StorageVolume volume;

    /** Such as {@code run 2effgvak4}, in the order of detection. */
    private final Set<String> found = new LinkedHashSet<>();

    private boolean truncated;

    /** @param volume of the file */
    Damage(StorageVolume volume) {
        this.volume = volume;
    }

    synchronized void add(String kind, String id) {
        found.add(kind + " " + id);
    }

    /** Removes a run or experiment that was deleted. */
    synchronized void remove(String kind, String id) {
        found.remove(kind + " " + id);
    }

    /** Notes that the end of the file is missing. */
    synchronized void truncated() {
        truncated = true;
    }

    synchronized Optional<StorageProblem> problem() {
        if (truncated) {
            return Optional.of(StorageProblem.truncated(volume));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String named = found.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        int more = found.size() - MAX_NAMED;
        return Optional.of(
                StorageProblem.partlyDamaged(volume, more > 0 ? "%s and %d more".formatted(named, more) : named));
    }
}
