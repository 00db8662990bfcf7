package dev.lockscope.history;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found to be damaged in a file since it was opened. Thread-safe. */
final class Damage {
    private static final int MOST_NAMED = 5;

    private final StorageVolume where;

    /** Such as {@code run 2effgvak4}, in the order in which they were found. */
    private final Set<String> found = new LinkedHashSet<>();

    private boolean cutShort;

    /** @param where the folder of the file */
    Damage(StorageVolume where) {
        this.where = where;
    }

    synchronized void add(String kind, String id) {
        found.add(kind + " " + id);
    }

    /** The run or experiment was deleted. */
    synchronized void remove(String kind, String id) {
        found.remove(kind + " " + id);
    }

    /** The end of the file is missing. */
    synchronized void cutShort() {
        cutShort = true;
    }

    synchronized Optional<StorageProblem> trouble() {
        if (cutShort) {
            return Optional.of(StorageProblem.cutShort(where));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String named = found.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = found.size() - MOST_NAMED;
        return Optional.of(
                StorageProblem.partlyDamaged(where, more > 0 ? "%s and %d more".formatted(named, more) : named));
    }
}
