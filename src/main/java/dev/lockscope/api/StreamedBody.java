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
 * Writes bodies that are generated while they are sent. The beginning is buffered: a failure there becomes a problem response. A
 * later one closes the connection, so that no client takes an incomplete body for the whole.
 */
@Provider
public class StreamedBody implements ServerMessageBodyWriter<StreamingOutput> {
    private static final Logger LOG = Logger.getLogger(StreamedBody.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public void writeResponse(StreamingOutput body, Type type, ServerRequestContext context) throws IOException {
        try {
            OutputStream out = new BufferedOutputStream(context.getOrCreateOutputStream(), BUFFER_BYTES);
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
            LOG.warnf("A response failed while it was sent: %s", failed.getMessage());
            close(((VertxResteasyReactiveRequestContext) context)
                    .vertxServerRequest()
                    .connection());
        }
    }

    /** Returns once it is closed: otherwise the end of the request would terminate the body properly. */
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
