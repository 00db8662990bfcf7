package dev.lockscope.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A message as a viewer receives it. */
record ReceivedMessage(JsonNode frame) {
    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static ReceivedMessage of(String text) {
        try {
            return new ReceivedMessage(JSON.readTree(text));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError("not JSON: " + text, wrong);
        }
    }

    static List<String> types(List<ReceivedMessage> messages) {
        return messages.stream().map(ReceivedMessage::type).toList();
    }

    /** The numbers of all snapshots, in the order in which they came. */
    static List<Long> seqs(List<ReceivedMessage> messages) {
        return messages.stream()
                .flatMap(ReceivedMessage::snapshots)
                .map(snapshot -> snapshot.get("seq").longValue())
                .toList();
    }

    String type() {
        return frame.get("type").textValue();
    }

    /** The run that the message is about. */
    String run() {
        return frame.get(type().equals("run") ? "id" : "run").textValue();
    }

    /** Times of the samples of a warm-up, in milliseconds. */
    List<Long> samples() {
        return frame.get("warmUp").findValues("nanos").stream()
                .map(nanos -> TimeUnit.NANOSECONDS.toMillis(nanos.longValue()))
                .toList();
    }

    List<Long> seqs() {
        return seqs(List.of(this));
    }

    /** The snapshots of the message: one of a {@code snapshot}, any number of a {@code backfill}. */
    Stream<JsonNode> snapshots() {
        return switch (type()) {
            case "snapshot" -> Stream.of(frame);
            case "backfill" -> StreamSupport.stream(frame.get("snapshots").spliterator(), false);
            default -> Stream.empty();
        };
    }
}
