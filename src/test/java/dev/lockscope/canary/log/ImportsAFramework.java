package dev.lockscope.canary.log;

import jakarta.inject.Singleton;

/** A bean where there is no container. */
@Singleton
public final class ImportsAFramework {}
