package dev.lockscope.canary.run;

/** Could be anything. */
public final class RunManager {}
