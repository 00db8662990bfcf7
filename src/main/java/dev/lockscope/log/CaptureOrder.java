package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks that the times of each lane of a capture ascend: a worker performs one operation at a time. */
final class CaptureOrder {
    private static final String[] INSTANTS = {"asked", "had", "released", "returned"};

    private CaptureOrder() {}

    /** @param capture checked against its {@link RecordSchema} */
    static void check(JsonNode capture) throws InvalidField {
        for (JsonNode lane : capture.path("lanes")) {
            long previous = 0;
            for (JsonNode operation : lane.path("operations")) {
                for (String name : INSTANTS) {
                    long instant = operation.path(name).longValue();
                    if (instant < previous) {
                        throw new InvalidField(
                                "%s of %s must not be before %d"
                                        .formatted(name, lane.path("worker").textValue(), previous),
                                instant);
                    }
                    previous = instant;
                }
            }
        }
    }
}
