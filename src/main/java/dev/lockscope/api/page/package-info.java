/** Serves the page: from its folder in dev mode, from memory when packaged, and as one file for export. */
@NullMarked
package dev.lockscope.api.page;

import org.jspecify.annotations.NullMarked;
