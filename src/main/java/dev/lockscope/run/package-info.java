/** A workload executed once: workers, sampling, report. Plain Java. */
@NullMarked
package dev.lockscope.run;

import org.jspecify.annotations.NullMarked;
