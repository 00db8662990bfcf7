/** The application: its start, and the wiring of its parts. */
@NullMarked
package dev.lockscope.app;

import org.jspecify.annotations.NullMarked;
