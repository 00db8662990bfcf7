package dev.lockscope.api.http;

import static dev.lockscope.api.RawRequest.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockscope.api.ApiTest;
import dev.lockscope.api.RawRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a plain socket, as HTTP clients don't let a test choose the Host. PORT stands for the server's. */
@QuarkusTest
class HostOriginFilterTest extends ApiTest {
    @TestHTTPResource
    URI site;

    @ConfigProperty(name = "quarkus.http.host")
    String configuredHost;

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "localhost", "LocalHost:PORT"})
    void requestsForThisMachineAreAccepted(String host) throws IOException {
        assertThat(send("GET /api/limits", host, "")).startsWith("HTTP/1.1 200");
        assertThat(send("GET /live", host, UPGRADE)).startsWith("HTTP/1.1 101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "localhost.evil.example",
                "127.0.0.2:PORT",
                "[::1]:PORT",
                "localhost."
            })
    void anotherHostIsRejectedWithTheSettingsName(String host) throws IOException {
        for (String request : new String[] {"GET /api/limits", "GET /", "GET /live", "POST /api/runs"}) {
            assertThat(send(request, host, request.endsWith("live") ? UPGRADE : ""))
                    .as(request)
                    .startsWith("HTTP/1.1 403")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("nosniff", "lockscope.allowed-hosts");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT, http://localhost:PORT",
        "127.0.0.1:PORT, http://127.0.0.1:PORT",
        "LOCALHOST:PORT, HTTP://localhost:PORT",
        "localhost, http://localhost:80",
        "localhost:80, http://localhost"
    })
    void theOwnPageIsAccepted(String host, String origin) throws IOException {
        assertThat(send("POST /api/runs/nobody/stop", host, "Origin: " + origin + "\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(send("GET /live", host, "Origin: " + origin + "\r\n" + UPGRADE))
                .startsWith("HTTP/1.1 101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://localhost:1",
                "http://localhost",
                "https://localhost:PORT",
                "http://127.0.0.1:PORT",
                "http://localhost:PORT.evil.example",
                ""
            })
    void aForeignPageCanNeitherStartNorWatchARun(String origin) throws IOException {
        String from = "Origin: " + origin + "\r\n";

        assertThat(send("POST /api/runs", "localhost:PORT", from))
                .startsWith("HTTP/1.1 403")
                .containsIgnoringCase("content-type: application/problem+json")
                .doesNotContainIgnoringCase("access-control-allow");
        assertThat(send("GET /live", "localhost:PORT", from + UPGRADE)).startsWith("HTTP/1.1 403");
        assertThat(send("OPTIONS /api/runs", "localhost:PORT", from + "Access-Control-Request-Method: POST\r\n"))
                .startsWith("HTTP/1.1 403")
                .doesNotContainIgnoringCase("access-control-allow");
        assertThat(runService.running()).isEmpty();
    }

    /** {@code Forwarded} and {@code X-Forwarded-*} are read only with the setting for it. */
    @Test
    void aForwardedSchemeIsIgnoredByDefault() throws IOException {
        String headers = "X-Forwarded-Proto: https\r\nForwarded: proto=https\r\nOrigin: https://localhost:PORT\r\n";

        assertThat(send("POST /api/runs/nobody/stop", "localhost:PORT", headers))
                .startsWith("HTTP/1.1 403");
    }

    /** The canary: the request that is rejected from a foreign page starts a run from the own page. */
    @Test
    void theSameRequestFromTheOwnPageStartsARun() throws IOException {
        String response = send(
                "POST /api/runs",
                "localhost:PORT",
                "Origin: http://localhost:PORT\r\nContent-Type: application/json\r\nContent-Length: 2\r\n",
                "{}");

        assertThat(response).startsWith("HTTP/1.1 201");
        assertThat(runService.running()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            GET /api/limits | Host: elsewhere.example    | must name one host
            GET ?x          | -                          | a path that begins with /
            POST /api/runs  | Transfer-Encoding: gzip    | Transfer-Encoding must be chunked
            """)
    void anAmbiguousRequestIsRejected(String request, @Nullable String header, String words) throws IOException {
        assertThat(send(
                        request,
                        "localhost:PORT",
                        "Content-Type: application/json\r\n" + (header == null ? "" : header + "\r\n")))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains(words);
    }

    /** Bytes after a body with an unknown end may be a part of it. */
    @Test
    void nothingIsReadAfterABodyWithoutAnEnd() throws IOException {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/runs HTTP/1.1\r\nHost: %1$s\r\nContent-Type: application/json\r\n"
                                    + "Transfer-Encoding: gzip\r\n\r\nGET /api/limits HTTP/1.1\r\nHost: %1$s\r\n\r\n")
                            .formatted(site.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("200 OK");
        }
        assertThat(runService.running()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE /q/health", "PUT /q/metrics", "TRACE /q/openapi"})
    void managementEndpointsAreReadOnly(String request) throws IOException {
        assertThat(send(request, "localhost:PORT", ""))
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("allow: GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/runs",
                "POST /api/runs/nobody/stop",
                "PATCH /api/runs/nobody",
                "DELETE /api/runs/nobody"
            })
    void aBodyThatAFormCouldSendIsRejected(String request) throws IOException {
        for (String type :
                new String[] {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
            assertThat(send(
                            request,
                            "localhost:PORT",
                            "Content-Type: %s\r\nContent-Length: 2\r\n".formatted(type),
                            "{}"))
                    .as(type)
                    .startsWith("HTTP/1.1 415")
                    .containsIgnoringCase("content-type: application/problem+json");
        }
        assertThat(send(request, "localhost:PORT", "Content-Length: 2\r\n", "{}"))
                .startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/model",
                "/model/",
                "/view/",
                "/webjars/",
                "/webjars/uplot/",
                "/webjars/uplot/dist/",
                "/META-INF/"
            })
    void noFolderIsListed(String folder) throws IOException {
        assertThat(send("GET " + folder, "localhost:PORT", ""))
                .doesNotContain("HTTP/1.1 200")
                .contains("HTTP/1.1 40");
    }

    @Test
    void theServerListensAtEachDefaultHost() {
        Set<String> hosts = HostOriginFilter.hostsAt(configuredHost);

        assertThat(hosts).containsExactlyInAnyOrder("localhost", "127.0.0.1");
        assertThat(hosts)
                .allSatisfy(host -> assertThat(RawRequest.send(
                                InetAddress.getByName(host),
                                site.getPort(),
                                "GET /api/limits HTTP/1.1\r\nHost: %s:PORT\r\n\r\n".formatted(host)))
                        .startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @CsvSource({"localhost, 127.0.0.1", "127.0.0.1, 127.0.0.1", "::1, [::1]", "0:0:0:0:0:0:0:1, [::1]"})
    void theListeningAddressIsAllowedByDefault(String configured, String host) {
        assertThat(HostOriginFilter.hostsAt(configured)).containsExactlyInAnyOrder("localhost", host);
    }

    @Test
    void noOtherMachineReachesIt() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeThat(others).isNotEmpty();

        assertThat(others)
                .allSatisfy(address -> assertThatThrownBy(() -> new Socket(address, site.getPort()).close())
                        .isInstanceOf(ConnectException.class));
    }

    private String send(String request, String host, String headers) throws IOException {
        return send(request, host, headers, "");
    }

    /** Returns the response; of a WebSocket only the head. */
    private String send(String request, String host, String headers, String body) throws IOException {
        String text = "%s HTTP/1.1\r\nHost: %s\r\n%s\r\n%s".formatted(request, host, headers, body);
        return RawRequest.send(site, text);
    }
}
