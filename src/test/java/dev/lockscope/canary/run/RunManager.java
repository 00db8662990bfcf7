package dev.lockscope.canary.run;

/** A name that says nothing. */
public final class RunManager {}
