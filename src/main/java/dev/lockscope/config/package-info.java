/** The settings: what they are, their validation, and the limits that follow from the heap. */
@NullMarked
package dev.lockscope.config;

import org.jspecify.annotations.NullMarked;
