/** The HTTP resources, and the mapping of exceptions to problems. */
@NullMarked
package dev.lockscope.api;

import org.jspecify.annotations.NullMarked;
