/** Runs side by side: what was different about them, and what came out. */
@NullMarked
package dev.lockscope.history.comparison;

import org.jspecify.annotations.NullMarked;
