package dev.lockscope.api;

import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;

/**
 * Writes bodies that are made while they are sent. One that fails within its beginning, which is held back, is answered with
 * the problem; later the connection is closed, so that no client takes what it has for the whole.
 */
@Provider
public class StreamedBody implements ServerMessageBodyWriter<StreamingOutput> {
    private static final Logger LOG = Logger.getLogger(StreamedBody.class);
    private static final int HELD_BACK = 64 * 1024;

    @Override
    public void writeResponse(StreamingOutput body, Type type, ServerRequestContext context) throws IOException {
        try {
            OutputStream out = new BufferedOutputStream(context.getOrCreateOutputStream(), HELD_BACK);
            body.write(out);
            out.flush();
            context.getOrCreateOutputStream().close();
        } catch (IOException | RuntimeException | Error failed) {
            if (!context.serverResponse().headWritten()) {
                throw failed;
            }
            if (context.serverResponse().closed()) {
                return;
            }
            LOG.warnf("A response is cut off: %s", failed.getMessage());
            close(((VertxResteasyReactiveRequestContext) context)
                    .vertxServerRequest()
                    .connection());
        }
    }

    /** Returns when it is closed: else the end of the request would still say that the body is whole. */
    private static void close(HttpConnection connection) {
        connection.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void writeTo(
            StreamingOutput body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        body.write(out);
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return StreamingOutput.class.isAssignableFrom(type);
    }
}
