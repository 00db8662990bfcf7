package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;

/** A worker makes one operation at a time: the instants of its lane in a capture follow each other. */
final class CaptureOrder {
    private static final String[] INSTANTS = {"asked", "had", "released", "returned"};

    private CaptureOrder() {}

    /** @param capture of the right shape */
    static void check(JsonNode capture) throws InvalidField {
        for (JsonNode lane : capture.path("lanes")) {
            long before = 0;
            for (JsonNode operation : lane.path("operations")) {
                for (String name : INSTANTS) {
                    long instant = operation.path(name).longValue();
                    if (instant < before) {
                        throw new InvalidField(
                                "%s of %s must not be before %d"
                                        .formatted(name, lane.path("worker").textValue(), before),
                                instant);
                    }
                    before = instant;
                }
            }
        }
    }
}
