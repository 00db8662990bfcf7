/** The stored runs and experiments, their retention and import. */
@NullMarked
package dev.lockscope.history;

import org.jspecify.annotations.NullMarked;
