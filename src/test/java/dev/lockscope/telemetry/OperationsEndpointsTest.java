package dev.lockscope.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints below {@code /q} have the same checks as all others, and no other paths exist there. */
@QuarkusTest
class OperationsEndpointsTest {
    @TestHTTPResource
    URI site;

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void otherHostsAndOriginsAreRefused(String path) throws IOException {
        RestAssured.get(path)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Referrer-Policy", is("no-referrer"))
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", anyOf(is("no-cache"), is("no-store")));
        given().header("Origin", "http://elsewhere.example").get(path).then().statusCode(403);
        assertThat(statusFor(path, "elsewhere.example")).isEqualTo(403);
        assertThat(statusFor(path, "localhost")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/", "/q/health-ui/", "/q/swagger-ui/", "/q/openapi/nothing", "/q/dev-ui/"})
    void pagesAndListingsAreNotFound(String path) {
        assertThat(RestAssured.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theServerIsReadyIfRunsCanBeStored() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'history' }.data.kept", equalTo("in memory"));
    }

    private int statusFor(String path, String host) throws IOException {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
        }
    }
}
