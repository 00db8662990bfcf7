/** The measurement of a run: sampler, snapshot, histograms, report. Plain Java. */
@NullMarked
package dev.lockscope.run.measure;

import org.jspecify.annotations.NullMarked;
