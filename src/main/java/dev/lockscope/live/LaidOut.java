package dev.lockscope.live;

import com.fasterxml.jackson.databind.JsonNode;

/** What a picture is laid out by must be in it: a bucket far away would make it endless. */
final class LaidOut {
    /** A bucket is a quarter of an octave, and a long has 63 octaves. */
    private static final int BUCKETS = 4 * 63;

    private LaidOut() {}

    /** @param document with distributions anywhere in it, of the right shape */
    static void check(JsonNode document) throws Misshapen {
        for (JsonNode buckets : document.findValues("buckets")) {
            checkBuckets(buckets);
        }
        for (JsonNode curve : document.findValues("curve")) {
            for (JsonNode point : curve) {
                double percentile = point.path(0).doubleValue();
                if (percentile < 0 || percentile > 100) {
                    throw new Misshapen("a percentile must be from 0 to 100", percentile);
                }
            }
        }
    }

    private static void checkBuckets(JsonNode buckets) throws Misshapen {
        if (buckets.size() % 2 != 0) {
            throw new Misshapen("buckets must be pairs of a bucket and its count");
        }
        long before = -1;
        for (int at = 0; at < buckets.size(); at += 2) {
            long bucket = buckets.get(at).longValue();
            if (bucket <= before || bucket >= BUCKETS || buckets.get(at + 1).longValue() < 0) {
                throw new Misshapen(
                        "buckets must ascend, from 0 to %d, with counts from 0".formatted(BUCKETS - 1), bucket);
            }
            before = bucket;
        }
    }
}
