/** The feed of a run and the WebSocket that hands it to viewers. */
@NullMarked
package dev.lockscope.live;

import org.jspecify.annotations.NullMarked;
