/** Filters of HTTP requests, before any resource: hosts and origins, tokens, rates, bodies. */
@NullMarked
package dev.lockscope.api.http;

import org.jspecify.annotations.NullMarked;
