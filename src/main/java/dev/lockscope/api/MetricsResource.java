package dev.lockscope.api;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The metrics, in Prometheus's text format or in OpenMetrics. The endpoint of Quarkus compares the parameters of media
 * types literally, and ignores weights.
 */
@Path("/q/metrics")
@SuppressWarnings("deprecation") // Names and labels stay those of the registry that Quarkus has.
public class MetricsResource {
    private final PrometheusMeterRegistry registry;

    MetricsResource(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** The default: browsers display it, and scrapers that prefer the other format request it. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response text() {
        return scraped(TextFormat.CONTENT_TYPE_004);
    }

    @GET
    @Produces("application/openmetrics-text;qs=0.9")
    public Response openMetrics() {
        return scraped(TextFormat.CONTENT_TYPE_OPENMETRICS_100);
    }

    private Response scraped(String type) {
        return Response.ok(registry.scrape(type), type).build();
    }
}
