package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks the buckets and percentiles that charts are scaled by: an extreme one would make a chart unbounded. */
final class ChartBoundsCheck {
    /** Four per octave, and a long has 63 octaves. */
    private static final int BUCKETS = 4 * 63;

    private ChartBoundsCheck() {}

    /** @param document with distributions anywhere in it, checked against its {@link RecordSchema} */
    static void check(JsonNode document) throws InvalidField {
        for (JsonNode buckets : document.findValues("buckets")) {
            checkBuckets(buckets);
        }
        for (JsonNode curve : document.findValues("curve")) {
            for (JsonNode point : curve) {
                double percentile = point.path(0).doubleValue();
                if (percentile < 0 || percentile > 100) {
                    throw new InvalidField("a percentile must be from 0 to 100", percentile);
                }
            }
        }
    }

    private static void checkBuckets(JsonNode buckets) throws InvalidField {
        if (buckets.size() % 2 != 0) {
            throw new InvalidField("buckets must be pairs of a bucket and its count");
        }
        long previous = -1;
        for (int i = 0; i < buckets.size(); i += 2) {
            long bucket = buckets.get(i).longValue();
            if (bucket <= previous || bucket >= BUCKETS || buckets.get(i + 1).longValue() < 0) {
                throw new InvalidField(
                        "buckets must ascend, from 0 to %d, with counts from 0".formatted(BUCKETS - 1), bucket);
            }
            previous = bucket;
        }
    }
}
