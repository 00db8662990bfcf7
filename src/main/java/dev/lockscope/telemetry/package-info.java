/** Health, metrics and log lines for operation. */
@NullMarked
package dev.lockscope.telemetry;

import org.jspecify.annotations.NullMarked;
