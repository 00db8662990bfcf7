package dev.lockscope.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.RunService;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server has told of a real run.
 *
 * @param run the message that names it, as when it runs
 * @param snapshots a message each, without holes
 * @param finished the last message
 */
record Recording(ObjectNode run, List<ObjectNode> snapshots, ObjectNode finished) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Makes a run that is as long, and listens to it. */
    static Recording of(RunService lab, URI site, long millis) throws Exception {
        try (WebSocketViewer spectator = new WebSocketViewer(URI.create(site.toString().replaceFirst("^http", "ws") + "live"))) {
            Run run = lab.start(Limits.accept(Map.of("durationMillis", millis)));
            PageTest.await().until(() -> spectator.heardTheEndOf(run.id()));
            List<ObjectNode> told = new ArrayList<>();
            for (String message : spectator.messagesAbout(run.id())) {
                told.add((ObjectNode) JSON.readTree(message));
            }
            return of(told);
        }
    }

    private static Recording of(List<ObjectNode> told) {
        ObjectNode named = told.getFirst().deepCopy().put("state", "running");
        List<ObjectNode> snapshots = new ArrayList<>();
        for (ObjectNode message : told) {
            switch (message.get("type").textValue()) {
                case "snapshot" -> snapshots.add(message);
                case "backfill" ->
                    message.get("snapshots").forEach(snapshot -> snapshots.add(live((ObjectNode) snapshot, named)));
                default -> {}
            }
        }
        snapshots.sort((one, other) ->
                Integer.compare(one.get("seq").intValue(), other.get("seq").intValue()));
        return new Recording(named, snapshots, told.getLast());
    }

    private static ObjectNode live(ObjectNode snapshot, ObjectNode run) {
        return snapshot.deepCopy()
                .put("type", "snapshot")
                .put("run", run.get("id").textValue());
    }

    /** The snapshots from one number to another, both included. */
    List<ObjectNode> from(int first, int last) {
        return snapshots.subList(first - 1, last);
    }

    /** The same snapshots in one message. */
    ObjectNode backfill(int first, int last) {
        ObjectNode backfill = JSON.createObjectNode()
                .put("type", "backfill")
                .put("run", run.get("id").textValue());
        backfill.putArray("snapshots").addAll(from(first, last));
        return backfill;
    }

    /** The run named, and its first snapshots. */
    List<JsonNode> upTo(int last) {
        List<JsonNode> messages = new ArrayList<>(List.of(run));
        messages.addAll(from(1, last));
        return messages;
    }

    /** All that was told of it. */
    List<JsonNode> whole() {
        List<JsonNode> messages = upTo(snapshots.size());
        messages.add(finished);
        return messages;
    }

    /** The same with another end, by this failure if any. */
    List<JsonNode> ending(String state, Optional<String> failure) {
        ObjectNode end = finished.deepCopy().put("state", state);
        failure.ifPresent(cause -> end.put("failure", cause));
        List<JsonNode> messages = upTo(snapshots.size());
        messages.add(end);
        return messages;
    }
}
