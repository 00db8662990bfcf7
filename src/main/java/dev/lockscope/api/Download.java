package dev.lockscope.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A response that a browser saves as a file. */
final class Download {
    private Download() {}

    /** @param name of the file, such as {@code 4f2k.ndjson} */
    static Response of(Object entity, String type, String name) {
        return Response.ok(entity, type)
                .header("Content-Disposition", "attachment; filename=\"lockscope-%s\"".formatted(name))
                .build();
    }

    /** @param name of the file without its ending */
    static Response page(StreamingOutput page, String name) {
        return of(page, MediaType.TEXT_HTML + ";charset=UTF-8", name + ".html");
    }
}
