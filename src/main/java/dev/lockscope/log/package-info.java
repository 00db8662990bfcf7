/** The recorded log of a run: its records, their schema, checksum and digest. Plain Java with Jackson. */
@NullMarked
package dev.lockscope.log;

import org.jspecify.annotations.NullMarked;
