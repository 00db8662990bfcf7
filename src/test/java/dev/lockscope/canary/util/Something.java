package dev.lockscope.canary.util;

/** In a package whose name says nothing. */
public final class Something {}
