package dev.lockscope.api.page;

import dev.lockscope.api.http.FilterOrder;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.HttpCompressionHandler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the page. Packaged: the bundle, from memory. In dev mode: the unbundled folder, so that an edit shows on reload. In tests:
 * the bundle, which loads faster, and single modules from the folder.
 */
@Singleton
class PageRoute {
    private final Set<String> compressed;

    PageRoute(@ConfigProperty(name = "quarkus.http.compress-media-types") Set<String> compressed) {
        this.compressed = compressed;
    }

    void route(@Observes Router router, LaunchMode mode) {
        // Files only: the page has a folder "live", and a redirect to it would hide the endpoint of that name.
        Route page = router.routeWithRegex("/|.*\\.[^/]+").order(FilterOrder.PAGE);
        if (mode != LaunchMode.DEVELOPMENT) {
            page.handler(new HttpCompressionHandler(new PageFromMemory(), compressed));
        }
        if (mode != LaunchMode.NORMAL) {
            page.handler(new HttpCompressionHandler(
                    StaticHandler.create(FileSystemAccess.RELATIVE, "frontend").setCachingEnabled(false), compressed));
        }
    }
}
