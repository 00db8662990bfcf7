/** Runs side by side: what differs between them, and their metrics with ratios. Plain Java. */
@NullMarked
package dev.lockscope.comparison;

import org.jspecify.annotations.NullMarked;
