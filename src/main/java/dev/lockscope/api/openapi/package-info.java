/** The OpenAPI description of the HTTP API. */
@NullMarked
package dev.lockscope.api.openapi;

import org.jspecify.annotations.NullMarked;
