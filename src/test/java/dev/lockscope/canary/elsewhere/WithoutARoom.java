package dev.lockscope.canary.elsewhere;

/** Lives in none of the rooms. */
public final class WithoutARoom {}
