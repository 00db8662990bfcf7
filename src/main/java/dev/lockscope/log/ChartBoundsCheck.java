package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;

/** What a picture is laid out by must be in it: a bucket far away would make it endless. */
final class ChartBoundsCheck {
    /** A bucket is a quarter of an octave, and a long has 63 octaves. */
    private static final int BUCKETS = 4 * 63;

    private ChartBoundsCheck() {}

    /** @param document with distributions anywhere in it, of the right shape */
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
        long before = -1;
        for (int at = 0; at < buckets.size(); at += 2) {
            long bucket = buckets.get(at).longValue();
            if (bucket <= before || bucket >= BUCKETS || buckets.get(at + 1).longValue() < 0) {
                throw new InvalidField(
                        "buckets must ascend, from 0 to %d, with counts from 0".formatted(BUCKETS - 1), bucket);
            }
            before = bucket;
        }
    }
}
