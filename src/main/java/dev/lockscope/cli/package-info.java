/** What can be done without a browser: the commands, and the decision between them and the server. */
@NullMarked
package dev.lockscope.cli;

import org.jspecify.annotations.NullMarked;
