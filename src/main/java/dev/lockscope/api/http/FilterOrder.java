package dev.lockscope.api.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import jakarta.ws.rs.Priorities;

/**
 * The order in which the filters of a request run, from first to last. {@link InvalidRequests} and {@link ForwardedPort} are no
 * filters: Netty and Vert.x call them before any route.
 */
public final class FilterOrder {
    /** {@link BodyDrain}: first, so that it sees the end of every request, whichever filter responds. */
    static final int BODY_DRAIN = Integer.MIN_VALUE;

    /** {@link RequestRateLimit}: before anything that costs time. */
    static final int RATE_LIMIT = RouteConstants.ROUTE_ORDER_BODY_HANDLER + 1;

    /** {@link MediaTypeFilter}: before the first filter that reads a media type. */
    static final int MEDIA_TYPES = RouteConstants.ROUTE_ORDER_BODY_HANDLER + 2;

    /** {@link HostOriginFilter}: before tokens, so that a foreign page learns nothing about them. */
    static final int HOST_AND_ORIGIN = RouteConstants.ROUTE_ORDER_BODY_HANDLER + 3;

    /** {@link TokenAuthFilter}: before anything is read from the client. */
    static final int TOKEN = RouteConstants.ROUTE_ORDER_BODY_HANDLER + 4;

    /** {@link HandshakeCheck}: after the token, so that only an authorized client opens a WebSocket. */
    static final int HANDSHAKE = RouteConstants.ROUTE_ORDER_BODY_HANDLER + 5;

    /** {@link BodyLimit}: reads the body, just before Quarkus would limit its length. */
    static final int BODY_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    /** The page's files: before the routes of Quarkus, which would serve them otherwise. */
    public static final int PAGE = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT;

    /**
     * {@link AbandonedRequests}: the JAX-RS filter of a request, after all routes above. A WebSocket has upgrade checks instead,
     * {@code FrameGuard} and {@code SendBuffer}, which are independent of each other.
     */
    static final int ABANDONED_REQUEST = Priorities.USER;

    /** {@link AbandonedRequests}: the JAX-RS filter of a response, after the resource. */
    static final int ABANDONED_RESPONSE = Priorities.USER + 1;

    private FilterOrder() {}
}
