package dev.lockscope.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.measure.Snapshot;
import java.util.List;

/**
 * A snapshot in JSON.
 *
 * @param whole all of it
 * @param kept what is kept when it is no longer the newest: all but the state of the map and each worker's operations
 */
public record SnapshotText(String whole, String kept) {
    /** Long, and each one makes the one before it worthless. */
    public static final List<String> ONLY_OF_NOW = List.of("state", "served");

    public static SnapshotText of(Snapshot snapshot, ObjectMapper json) {
        return of(json.<ObjectNode>valueToTree(snapshot));
    }

    /** @param node a snapshot in JSON, which this takes apart */
    public static SnapshotText of(ObjectNode node) {
        String whole = node.toString();
        return new SnapshotText(whole, node.remove(ONLY_OF_NOW).toString());
    }
}
