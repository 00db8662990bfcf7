/** Renderings of runs and experiments: JSON and CSV. Plain Java with Jackson. */
@NullMarked
package dev.lockscope.format;

import org.jspecify.annotations.NullMarked;
