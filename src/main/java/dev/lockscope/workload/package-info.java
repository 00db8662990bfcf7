/** Workloads: parameters, their bounds, presets. Plain Java. */
@NullMarked
package dev.lockscope.workload;

import org.jspecify.annotations.NullMarked;
