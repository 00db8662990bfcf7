/** Experiments of many runs: duels and sweeps. Plain Java. */
@NullMarked
package dev.lockscope.experiment;

import org.jspecify.annotations.NullMarked;
