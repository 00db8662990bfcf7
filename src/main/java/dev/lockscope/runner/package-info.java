/**
 * A run in a JVM of its own: the runner's process, the protocol between it and the server, the server's half, and the service
 * that makes one run at a time. Plain Java with Jackson; {@code src/docs/runner.md} describes the protocol.
 */
@NullMarked
package dev.lockscope.runner;

import org.jspecify.annotations.NullMarked;
