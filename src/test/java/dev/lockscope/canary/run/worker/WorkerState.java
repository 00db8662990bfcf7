package dev.lockscope.canary.run.worker;

/** Imported by canaries; breaks no rule itself. */
public final class WorkerState {}
