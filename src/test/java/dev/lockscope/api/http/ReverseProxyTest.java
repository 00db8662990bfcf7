package dev.lockscope.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.api.ApiTest;
import dev.lockscope.api.RawRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that reads the headers of a proxy about a browser's request. PORT stands for the server's own port. */
@QuarkusTest
@TestProfile(ReverseProxyTest.BehindAProxy.class)
class ReverseProxyTest extends ApiTest {
    private static final String RUN = "run_run_run_run_run";

    @TestHTTPResource
    URI site;

    /** Both kinds of headers, and the tokens that they require. */
    public static class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-forwarded", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "lockscope.allowed-hosts", "box.example,localhost,[2001:DB8::1]",
                    "lockscope.viewing-token", "look-look-look-look",
                    "lockscope.running-token", RUN);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # headers of the proxy                         | Host                      | Origin                     | status
            # no header
            -                                              | localhost:PORT            | http://localhost:PORT      | own
            -                                              | localhost:PORT            | https://localhost:PORT     | foreign
            -                                              | localhost:PORT            | http://localhost           | foreign
            -                                              | box.example               | http://box.example         | own
            -                                              | box.example               | http://box.example:80      | own
            -                                              | box.example:80            | http://box.example         | own
            -                                              | box.example               | https://box.example        | foreign
            -                                              | box.example:443           | https://box.example        | foreign
            # the scheme is
            X-Forwarded-Proto: https                       | box.example               | https://box.example        | own
            X-Forwarded-Proto: https                       | box.example               | https://box.example:443    | own
            X-Forwarded-Proto: https                       | box.example:443           | https://box.example        | own
            X-Forwarded-Proto: https                       | box.example:443           | https://box.example:443    | own
            X-Forwarded-Proto: https                       | box.example               | http://box.example         | foreign
            X-Forwarded-Proto: https                       | box.example               | https://box.example:8443   | foreign
            X-Forwarded-Proto: https                       | box.example:8443          | https://box.example:8443   | own
            X-Forwarded-Proto: https                       | box.example:8443          | https://box.example        | foreign
            X-Forwarded-Proto: https                       | box.example:8443          | https://box.example:443    | foreign
            X-Forwarded-Proto: https                       | box.example:8443          | http://box.example:8443    | foreign
            X-Forwarded-Proto: https                       | box.example:80            | https://box.example:80     | own
            X-Forwarded-Proto: https                       | box.example:80            | https://box.example        | foreign
            X-Forwarded-Proto: http                        | box.example:8080          | http://box.example:8080    | own
            X-Forwarded-Proto: http                        | box.example:8080          | http://box.example         | foreign
            X-Forwarded-Proto: http                        | box.example:443           | http://box.example:443     | own
            X-Forwarded-Proto: http                        | box.example:80            | http://box.example         | own
            X-Forwarded-Proto: wss                         | box.example:8443          | https://box.example:8443   | own
            X-Forwarded-Proto: ws                          | box.example               | http://box.example         | own
            X-Forwarded-Proto: https, http                 | box.example:8443          | https://box.example:8443   | own
            X-Forwarded-Ssl: on                            | box.example:8443          | https://box.example:8443   | own
            X-Forwarded-For: 192.0.2.1                     | box.example:8080          | http://box.example:8080    | own
            # the port is too
            X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | box.example             | https://box.example:8443   | own
            X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | box.example             | https://box.example        | foreign
            X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | box.example:8443        | https://box.example:8443   | own
            X-Forwarded-Proto: https; X-Forwarded-Port: 443 | box.example              | https://box.example        | own
            X-Forwarded-Proto: https; X-Forwarded-Port: 443 | box.example              | https://box.example:443    | own
            # the host is
            X-Forwarded-Proto: https; X-Forwarded-Host: box.example:8443 | localhost:PORT | https://box.example:8443 | own
            X-Forwarded-Proto: https; X-Forwarded-Host: box.example      | localhost:PORT | https://box.example      | own
            X-Forwarded-Proto: https; X-Forwarded-Host: box.example      | localhost:PORT | https://localhost:PORT   | foreign
            # RFC 7239
            Forwarded: proto=https                         | box.example:8443          | https://box.example:8443   | own
            Forwarded: proto=https                         | box.example:8443          | https://box.example        | foreign
            Forwarded: for=192.0.2.1,proto=https           | box.example               | https://box.example:443    | own
            Forwarded: proto=https,host="box.example:8443" | localhost:PORT            | https://box.example:8443   | own
            # IPv6
            -                                              | [2001:db8::1]:8080        | http://[2001:db8::1]:8080  | own
            X-Forwarded-Proto: https                       | [2001:db8::1]             | https://[2001:db8::1]      | own
            X-Forwarded-Proto: https                       | [2001:db8::1]             | https://[2001:db8::1]:443  | own
            X-Forwarded-Proto: https                       | [2001:db8::1]:8443        | https://[2001:db8::1]:8443 | own
            X-Forwarded-Proto: https                       | [2001:db8::1]:8443        | https://[2001:db8::1]      | foreign
            X-Forwarded-Proto: https                       | [2001:db8::1]:8443        | https://[2001:db8::2]:8443 | foreign
            X-Forwarded-Proto: https                       | [2001:DB8:0:0:0:0:0:1]:8443 | https://[2001:db8::1]:8443 | own
            Forwarded: proto=https                         | [2001:db8::1]:8443        | https://[2001:db8::1]:8443 | own
            # case
            X-Forwarded-Proto: HTTPS                       | BOX.example:8443          | https://box.EXAMPLE:8443   | own
            X-Forwarded-Proto: HTTPS                       | BOX.example               | Https://box.example:443    | own
            # no origins
            X-Forwarded-Proto: https                       | box.example               | null                       | foreign
            X-Forwarded-Proto: https                       | box.example               | https://box.example/       | foreign
            X-Forwarded-Proto: https                       | box.example               | https://x@box.example      | foreign
            X-Forwarded-Proto: https                       | box.example               | https://box.example https://box.example | foreign
            X-Forwarded-Proto: https                       | box.example               | https://box.example:99999  | foreign
            X-Forwarded-Proto: https                       | box.example               | https://box.example.evil.example | foreign
            """)
    void onlyPagesOfTheForwardedOriginAreAccepted(@Nullable String forwarded, String host, String origin, String whose)
            throws IOException {
        String headers =
                (forwarded == null ? "" : forwarded.replace("; ", "\r\n").replace(",host", ";host") + "\r\n")
                        + "Origin: " + origin + "\r\n";
        boolean own = whose.equals("own");

        assertThat(send("POST /api/runs/nobody/stop", host, headers, ""))
                .startsWith(own ? "HTTP/1.1 404" : "HTTP/1.1 403");
        assertThat(send("GET /live", host, headers + RawRequest.UPGRADE, ""))
                .startsWith(own ? "HTTP/1.1 101" : "HTTP/1.1 403");
    }

    @Test
    void theLocationOfARunIsRelative() throws IOException {
        String response = send(
                "POST /api/runs",
                "box.example:8443",
                "X-Forwarded-Proto: https\r\nOrigin: https://box.example:8443\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n",
                "{}");

        assertThat(response).startsWith("HTTP/1.1 201").containsIgnoringCase("\r\nlocation: ../api/runs/");
    }

    @Test
    void aForwardedHostMustBeAllowed() throws IOException {
        assertThat(send("GET /api/limits", "localhost:PORT", "X-Forwarded-Host: evil.example\r\n", ""))
                .startsWith("HTTP/1.1 403")
                .contains("evil.example");
    }

    private String send(String request, String host, String headers, String body) throws IOException {
        return RawRequest.send(
                site,
                "%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
                        .formatted(request, host, RUN, headers, body));
    }
}
