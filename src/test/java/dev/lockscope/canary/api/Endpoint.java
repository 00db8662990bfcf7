package dev.lockscope.canary.api;

/** Imported by canaries; breaks no rule itself. */
public final class Endpoint {}
