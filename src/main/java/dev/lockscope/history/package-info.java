/** Ended runs, kept. */
@NullMarked
package dev.lockscope.history;

import org.jspecify.annotations.NullMarked;
