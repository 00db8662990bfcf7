package dev.lockscope.canary.config;

/** Imported by canaries; breaks no rule itself. */
public final class Setting {}
