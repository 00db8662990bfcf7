package dev.lockscope.api;

import io.quarkus.runtime.LaunchMode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** In dev and test the page is served from its folder, so that an edit shows on reload; packaged, from the jar. */
@Singleton
class PageFromDisk {
    void route(@Observes Router router, LaunchMode mode) {
        if (mode != LaunchMode.NORMAL) {
            router.route()
                    .order(Integer.MIN_VALUE)
                    .handler(StaticHandler.create(FileSystemAccess.RELATIVE, "frontend")
                            .setCachingEnabled(false));
        }
    }
}
