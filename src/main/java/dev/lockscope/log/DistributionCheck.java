package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks that a distribution is consistent: its percentiles ascend, and its parts add up to it. */
final class DistributionCheck {
    private static final String[] ASCENDING = {"p50", "p90", "p99", "p999", "max"};

    private DistributionCheck() {}

    /** @param document with distributions anywhere in it, checked against its {@link RecordSchema} */
    static void check(JsonNode document) throws InvalidField {
        for (JsonNode distribution : document.findParents("p50")) {
            checkPercentiles(distribution);
            checkBuckets(distribution);
            checkCurve(distribution);
            if (distribution.has("reads")) {
                checkKinds(distribution, distribution.get("reads"), distribution.get("writes"));
            }
        }
    }

    private static void checkPercentiles(JsonNode distribution) throws InvalidField {
        long previous = 0;
        for (String name : ASCENDING) {
            long nanos = distribution.path(name).longValue();
            if (nanos < previous) {
                throw new InvalidField("%s of a distribution must not be below %d".formatted(name, previous), nanos);
            }
            previous = nanos;
        }
        if (count(distribution) == 0 && previous > 0) {
            throw new InvalidField("max of an empty distribution must be 0", previous);
        }
    }

    private static void checkBuckets(JsonNode distribution) throws InvalidField {
        JsonNode buckets = distribution.path("buckets");
        long sum = 0;
        for (int i = 1; i < buckets.size(); i += 2) {
            sum += buckets.get(i).longValue();
        }
        if (buckets.isArray() && sum != count(distribution)) {
            throw new InvalidField(
                    "the buckets of a distribution must add up to its count, " + count(distribution), sum);
        }
    }

    private static void checkCurve(JsonNode distribution) throws InvalidField {
        double percentile = 0;
        long nanos = 0;
        for (JsonNode point : distribution.path("curve")) {
            if (point.get(0).doubleValue() < percentile || point.get(1).longValue() < nanos) {
                throw new InvalidField("the curve of a distribution must ascend", point);
            }
            percentile = point.get(0).doubleValue();
            nanos = point.get(1).longValue();
        }
        if (!distribution.path("curve").isEmpty()
                && nanos != distribution.get("max").longValue()) {
            throw new InvalidField("the curve of a distribution must end at its max", nanos);
        }
    }

    private static void checkKinds(JsonNode all, JsonNode reads, JsonNode writes) throws InvalidField {
        long sum = count(reads) + count(writes);
        if (count(all) != sum) {
            throw new InvalidField("the count of a distribution must be that of reads and writes, " + sum, count(all));
        }
        long max = Math.max(reads.get("max").longValue(), writes.get("max").longValue());
        if (all.get("max").longValue() != max) {
            throw new InvalidField("max of a distribution must be that of reads or writes, " + max, all.get("max"));
        }
    }

    private static long count(JsonNode distribution) {
        return distribution.path("count").longValue();
    }
}
