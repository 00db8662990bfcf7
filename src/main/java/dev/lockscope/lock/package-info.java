/** The locks and the map behind them. Plain Java. */
@NullMarked
package dev.lockscope.lock;

import org.jspecify.annotations.NullMarked;
