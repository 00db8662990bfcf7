package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no route receives get a problem response too. */
@Tag("slow")
class InvalidRequestsTest {
    private static ServerProcess server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = new ServerProcess(data);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | GET /api/runs/%zz HTTP/1.1   | Host: localhost
            400 | GET /a^b HTTP/1.1            | Host: localhost
            400 | nonsense                     | Host: localhost
            400 | GET /api/runs HTTP/1.1       | Not a name: x
            400 | GET /api/runs HTTP/1.1       | Content-Length: -5
            404 | OPTIONS * HTTP/1.1           | Host: localhost
            404 | CONNECT localhost:1 HTTP/1.1 | Host: localhost
            414 | GET /LONG HTTP/1.1           | Host: localhost
            431 | GET /api/runs HTTP/1.1       | X: LONG
            505 | GET /api/runs HTTP/2.0       | Host: localhost
            505 | GET /api/runs SIP/2.0        | Host: localhost
            """)
    void anInvalidRequestIsAProblem(int status, String firstLine, String field) throws Exception {
        String request = "%s\r\n%s\r\nConnection: close\r\n\r\n"
                .formatted(firstLine, field)
                .replace("LONG", "x".repeat(50_000));

        RawResponse response = RawResponse.to(server.site(), request.getBytes(StandardCharsets.UTF_8));

        assertThat(response.isProblem(status)).as(response.text()).isTrue();
    }

    @Test
    void anEarlyResponsePrecedesAMalformedChunk() throws Exception {
        String untyped = "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";

        RawResponse response = RawResponse.to(server.site(), untyped.getBytes(StandardCharsets.UTF_8));

        assertThat(response.isProblem(415)).as(response.text()).isTrue();
    }
}
