package dev.lockscope.workload;

/** Which key an operation is about. */
public enum KeyChoice {
    /** Every key is as likely. */
    UNIFORM,
    /** Key k is drawn in proportion to 1 / (k + 1)^exponent (Zipf's law). */
    ZIPF,
    /** Always key 0. */
    HOT
}
