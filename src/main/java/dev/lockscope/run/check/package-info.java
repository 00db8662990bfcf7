/** The verdict: what a run checks about itself. Plain Java. */
@NullMarked
package dev.lockscope.run.check;

import org.jspecify.annotations.NullMarked;
