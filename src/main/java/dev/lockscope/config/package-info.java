/** The settings, their validation, and the limits that follow from the heap and the file descriptors. */
@NullMarked
package dev.lockscope.config;

import org.jspecify.annotations.NullMarked;
