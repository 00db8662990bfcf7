package dev.lockscope.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.Run;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the live feed about a real run. Its nodes are shared between tests: a test changes a copy.
 *
 * @param run the first message, with the state {@code running}
 * @param snapshots one message each, without gaps
 * @param finished the last message
 */
record Recording(ObjectNode run, List<ObjectNode> snapshots, ObjectNode finished) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHARED_SNAPSHOTS = 9;

    /** Confined to the tests' thread. */
    private static @Nullable Recording shared;

    /**
     * The recording that all tests of this JVM share. It is made lazily, and again if the application was restarted, because
     * pages load parts of the run from the server.
     */
    static Recording shared(RunService runService, URI site) throws Exception {
        if (shared == null || !shared.isKnownTo(site)) {
            shared = of(runService, site, 1_200, SHARED_SNAPSHOTS);
        }
        return shared;
    }

    private boolean isKnownTo(URI site) {
        String address = site.resolve("api/runs/" + run.get("id").textValue()).toString();
        return RestAssured.get(address).statusCode() == 200;
    }

    /** Records a run with at least so many snapshots: a longer one if a busy machine took fewer within the duration. */
    static Recording of(RunService runService, URI site, long millis, int snapshots) throws Exception {
        Recording recording = of(runService, site, millis);
        return recording.snapshots.size() < snapshots ? of(runService, site, 2 * millis, snapshots) : recording;
    }

    private static Recording of(RunService runService, URI site, long millis) throws Exception {
        try (WebSocketViewer viewer =
                new WebSocketViewer(URI.create(site.toString().replaceFirst("^http", "ws") + "live"))) {
            Run run = runService.start(Limits.accept(Map.of("durationMillis", millis)));
            PageTest.await().until(() -> viewer.hasReceivedTheEndOf(run.id()));
            List<ObjectNode> messages = new ArrayList<>();
            for (String message : viewer.messagesAbout(run.id())) {
                messages.add((ObjectNode) JSON.readTree(message));
            }
            return of(messages);
        }
    }

    private static Recording of(List<ObjectNode> messages) {
        ObjectNode run = messages.getFirst().deepCopy().put("state", "running");
        List<ObjectNode> snapshots = new ArrayList<>();
        for (ObjectNode message : messages) {
            switch (message.get("type").textValue()) {
                case "snapshot" -> snapshots.add(message);
                case "backfill" ->
                    message.get("snapshots").forEach(snapshot -> snapshots.add(live((ObjectNode) snapshot, run)));
                default -> {}
            }
        }
        snapshots.sort((one, other) ->
                Integer.compare(one.get("seq").intValue(), other.get("seq").intValue()));
        return new Recording(run, snapshots, messages.getLast());
    }

    private static ObjectNode live(ObjectNode snapshot, ObjectNode run) {
        return snapshot.deepCopy()
                .put("type", "snapshot")
                .put("run", run.get("id").textValue());
    }

    /** The snapshots from one sequence number to another, both included. */
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

    /** The run and its first snapshots. */
    List<JsonNode> upTo(int last) {
        List<JsonNode> messages = new ArrayList<>(List.of(run));
        messages.addAll(from(1, last));
        return messages;
    }

    /** All messages. */
    List<JsonNode> whole() {
        List<JsonNode> messages = upTo(snapshots.size());
        messages.add(finished);
        return messages;
    }

    /** All messages, with another final state and possibly a failure. */
    List<JsonNode> ending(String state, Optional<String> failure) {
        ObjectNode end = finished.deepCopy().put("state", state);
        failure.ifPresent(cause -> end.put("failure", cause));
        List<JsonNode> messages = upTo(snapshots.size());
        messages.add(end);
        return messages;
    }
}
