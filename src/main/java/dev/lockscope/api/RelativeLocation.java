package dev.lockscope.api;

import jakarta.ws.rs.core.UriInfo;

/**
 * A {@code Location} relative to the request (RFC 9110, 10.2.2): behind a proxy that maps the server to a path, only the client
 * knows that path. Set as a header by name, since JAX-RS makes a {@code location} absolute.
 */
final class RelativeLocation {
    private RelativeLocation() {}

    /** @param path from the server's root, such as {@code api/runs/2effgvak4} */
    static String of(UriInfo request, String path) {
        long folders = request.getRequestUri()
                        .getRawPath()
                        .chars()
                        .filter(c -> c == '/')
                        .count()
                - 1;
        return "../".repeat((int) folders) + path;
    }
}
