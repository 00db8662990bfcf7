/** What operators' tools see of the application from outside: health, metrics, a line for each run. */
@NullMarked
package dev.lockscope.telemetry;

import org.jspecify.annotations.NullMarked;
