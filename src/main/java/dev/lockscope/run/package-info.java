/** A workload executed once: its engine, control and lifecycle. Plain Java. */
@NullMarked
package dev.lockscope.run;

import org.jspecify.annotations.NullMarked;
