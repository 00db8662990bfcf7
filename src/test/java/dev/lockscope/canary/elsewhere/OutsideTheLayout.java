package dev.lockscope.canary.elsewhere;

/** Lives in a package that the layout does not list. */
public final class OutsideTheLayout {}
