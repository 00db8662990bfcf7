/** Filters of HTTP requests, in the order of {@link dev.lockscope.api.http.FilterOrder}: rates, hosts and origins, tokens, bodies. */
@NullMarked
package dev.lockscope.api.http;

import org.jspecify.annotations.NullMarked;
