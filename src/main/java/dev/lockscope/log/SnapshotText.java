package dev.lockscope.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.measure.Snapshot;
import java.util.List;

/**
 * A snapshot in JSON.
 *
 * @param whole complete
 * @param withoutState without the state of the map and the operations per worker; stored once it is no longer the newest
 */
public record SnapshotText(String whole, String withoutState) {
    /** Components that are large, and of use only in the newest snapshot. */
    public static final List<String> NEWEST_ONLY = List.of("state", "served");

    public static SnapshotText of(Snapshot snapshot, ObjectMapper json) {
        return of(json.<ObjectNode>valueToTree(snapshot));
    }

    /** @param node a snapshot in JSON; modified */
    public static SnapshotText of(ObjectNode node) {
        String whole = node.toString();
        return new SnapshotText(whole, node.remove(NEWEST_ONLY).toString());
    }
}
