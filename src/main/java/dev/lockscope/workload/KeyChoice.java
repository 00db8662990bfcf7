package dev.lockscope.workload;

/** How an operation chooses its key. */
public enum KeyChoice {
    /** Every key is equally likely. */
    UNIFORM,
    /** Key k is drawn in proportion to 1 / (k + 1)^exponent (Zipf's law). */
    ZIPF,
    /** Always key 0. */
    HOT
}
