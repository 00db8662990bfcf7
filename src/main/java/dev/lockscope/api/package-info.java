/** The REST doors, the mapping of errors, and what is wired to what. */
@NullMarked
package dev.lockscope.api;

import org.jspecify.annotations.NullMarked;
