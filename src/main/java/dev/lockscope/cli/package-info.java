/** The commands: runs and experiments without a server. */
@NullMarked
package dev.lockscope.cli;

import org.jspecify.annotations.NullMarked;
