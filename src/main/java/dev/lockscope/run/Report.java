package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an ended run says.
 *
 * @param reads made in all
 * @param writes made in all
 * @param elapsedNanos from the start to the moment the workers were told to stop
 * @param limit operations that the pauses alone would have allowed in that time (the time asked for, when the run
 *     lasted it); null when there is no pause
 * @param seed what the workers' draws followed from
 * @param state the keys that were written, taken under a last lock
 */
public record Report(
        long reads, long writes, long elapsedNanos, @Nullable Long limit, long seed, List<Cell> state) {

    /** The three lines of the classic program: {@code readOps}, {@code writeOps} and {@code state}. */
    public String classicLines() {
        String map = state.stream()
                .map(cell -> cell.key() + "=" + cell.value())
                .collect(Collectors.joining(", ", "{", "}"));
        return "readOps: %d\nwriteOps: %d\nstate: %s\n".formatted(reads, writes, map);
    }
}
