/** What is asked for: parameters, their bounds, ready-made workloads. Plain Java. */
@NullMarked
package dev.lockscope.workload;

import org.jspecify.annotations.NullMarked;
