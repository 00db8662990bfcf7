package dev.lockscope.canary.util;

/** Could be anything. */
public final class Something {}
