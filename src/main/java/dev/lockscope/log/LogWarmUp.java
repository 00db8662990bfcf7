package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Iterator;
import java.util.List;

/** Checks that the samples of a warm-up follow each other, and that the report agrees with the last. Not thread-safe. */
final class LogWarmUp {
    /** Charts draw each of them. */
    private static final int MAX_SAMPLES = 1_000;

    private static final List<String> TOTALS = List.of("nanos", "reads", "writes");

    private JsonNode last = MissingNode.getInstance();

    /** @param samples checked against their {@link RecordSchema} */
    void check(JsonNode samples) throws InvalidField {
        if (samples.isEmpty() || samples.size() > MAX_SAMPLES) {
            throw new InvalidField("warmUp must have from 1 to %d samples".formatted(MAX_SAMPLES));
        }
        for (int i = 1; i < samples.size(); i++) {
            for (String total : TOTALS) {
                JsonNode before = samples.get(i - 1).get(total);
                JsonNode now = samples.get(i).get(total);
                if (now.longValue() < before.longValue()) {
                    throw new InvalidField("warmUp[%d].%s must be %s or more".formatted(i, total, before), now);
                }
            }
        }
        last = samples.get(samples.size() - 1);
    }

    /** @param report checked against its {@link RecordSchema}; those of logs without samples may have any warm-up */
    void checkReport(JsonNode report) throws InvalidField {
        for (Iterator<String> names = last.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!last.get(name).equals(report.at("/warmUp/" + name))) {
                throw new InvalidField("report.warmUp.%s must be that of the last sample of the warm-up, %s"
                        .formatted(name, last.get(name)));
            }
        }
    }
}
