package dev.lockscope.api.page;

import dev.lockscope.api.http.FilterOrder;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.HttpCompressionHandler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In dev and test the page is served from its folder, so that an edit shows on reload; packaged, from memory. */
@Singleton
class PageRoute {
    private final Set<String> compressed;

    PageRoute(@ConfigProperty(name = "quarkus.http.compress-media-types") Set<String> compressed) {
        this.compressed = compressed;
    }

    void route(@Observes Router router, LaunchMode mode) {
        // Files only: the page has a folder "live", and a redirect to it would shut the door of that name.
        router.routeWithRegex("/|.*\\.[^/]+")
                .order(FilterOrder.PAGE)
                .handler(new HttpCompressionHandler(
                        mode == LaunchMode.NORMAL
                                ? new PageFromMemory()
                                : StaticHandler.create(FileSystemAccess.RELATIVE, "frontend")
                                        .setCachingEnabled(false),
                        compressed));
    }
}
