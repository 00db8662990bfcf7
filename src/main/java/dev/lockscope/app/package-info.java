/** The start of the application and the wiring of its parts. */
@NullMarked
package dev.lockscope.app;

import org.jspecify.annotations.NullMarked;
