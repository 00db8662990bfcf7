package dev.lockscope.canary.api;

/** A door, and no canary: it breaks no rule. */
public final class Door {}
