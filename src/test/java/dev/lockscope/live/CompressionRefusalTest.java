package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.api.RawRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers compression as browsers do. */
@QuarkusTest
class CompressionRefusalTest {
    @TestHTTPResource("/")
    URI site;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate",
                "x-webkit-deflate-frame",
                "deflate-frame",
                "permessage-deflate; client_max_window_bits, x-webkit-deflate-frame"
            })
    void offeredCompressionIsRefused(String offer) throws IOException {
        String answer = RawRequest.send(
                site,
                "GET /live HTTP/1.1\r\nHost: localhost:PORT\r\n%sSec-WebSocket-Extensions: %s\r\n\r\n"
                        .formatted(RawRequest.UPGRADE, offer));

        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("sec-websocket-extensions");
    }
}
