package dev.lockscope.api.page;

import dev.lockscope.api.http.HostOriginFilter;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Serves the packaged files of the page from memory. Vert.x would extract them to the temporary folder first: no page would
 * load while that is full, and every start would invalidate the browsers' caches.
 * Thread-safe.
 */
final class PageFromMemory implements Handler<RoutingContext> {
    private final Map<String, Served> read = new ConcurrentHashMap<>();

    @Override
    public void handle(RoutingContext request) {
        HttpMethod method = request.request().method();
        String path = request.normalizedPath();
        Served file = HostOriginFilter.SAFE_METHODS.contains(method)
                ? read.computeIfAbsent(path.endsWith("/") ? path + "index.html" : path, Served::of)
                : null;
        if (file == null) {
            request.next();
            return;
        }
        HttpServerResponse response = request.response();
        request.etag(file.hash);
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (request.isFresh()) {
            response.setStatusCode(HttpURLConnection.HTTP_NOT_MODIFIED).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type);
        if (method.equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(file.content.length()))
                    .end();
        } else {
            response.end(file.content);
        }
    }

    private record Served(Buffer content, String type, String hash) {
        static @Nullable Served of(String path) {
            return PageFiles.served(path.substring(1))
                    .map(content -> new Served(Buffer.buffer(content), type(path), PageFiles.hashOf(content)))
                    .orElse(null);
        }

        private static String type(String path) {
            String type = Optional.ofNullable(URLConnection.guessContentTypeFromName(path))
                    .orElse("application/octet-stream");
            return type.startsWith("text/") ? type + ";charset=UTF-8" : type;
        }
    }
}
