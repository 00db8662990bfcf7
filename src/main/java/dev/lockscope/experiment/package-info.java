/** Questions that take many runs to answer: duels and sweeps. Plain Java. */
@NullMarked
package dev.lockscope.experiment;

import org.jspecify.annotations.NullMarked;
