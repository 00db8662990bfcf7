package dev.lockscope.metric;

/** A statistic of a distribution of durations; each is a metric of its own. */
public enum Statistic {
    COUNT("count", 0),
    P50("p50", 0.5),
    P90("p90", 0.1),
    P99("p99", 0.01),
    P999("p999", 0.001),
    MAX("max", 0);

    private final String field;
    private final double beyond;

    Statistic(String field, double beyond) {
        this.field = field;
        this.beyond = beyond;
    }

    /** Its field in a distribution. */
    public String field() {
        return field;
    }

    /** The share of values beyond a percentile; 0 for the count and the maximum. */
    public double beyond() {
        return beyond;
    }
}
