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

/** A server that reads what a proxy says of the request that a browser made to it. PORT stands for the server's own port. */
@QuarkusTest
@TestProfile(ReverseProxyTest.BehindAProxy.class)
class ReverseProxyTest extends ApiTest {
    private static final String RUN = "run_run_run_run_run";

    @TestHTTPResource
    URI site;

    /** Both kinds of headers, and tokens, without which it would not start. */
    public static class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-forwarded", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "lockscope.allowed-hosts", "lab.example,localhost,[2001:DB8::1]",
                    "lockscope.viewing-token", "look-look-look-look",
                    "lockscope.running-token", RUN);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # headers of the proxy                         | Host                      | Origin                     | status
            # nothing is forwarded
            -                                              | localhost:PORT            | http://localhost:PORT      | own
            -                                              | localhost:PORT            | https://localhost:PORT     | foreign
            -                                              | localhost:PORT            | http://localhost           | foreign
            -                                              | lab.example               | http://lab.example         | own
            -                                              | lab.example               | http://lab.example:80      | own
            -                                              | lab.example:80            | http://lab.example         | own
            -                                              | lab.example               | https://lab.example        | foreign
            -                                              | lab.example:443           | https://lab.example        | foreign
            # the scheme is
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example        | own
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example:443    | own
            X-Forwarded-Proto: https                       | lab.example:443           | https://lab.example        | own
            X-Forwarded-Proto: https                       | lab.example:443           | https://lab.example:443    | own
            X-Forwarded-Proto: https                       | lab.example               | http://lab.example         | foreign
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example:8443   | foreign
            X-Forwarded-Proto: https                       | lab.example:8443          | https://lab.example:8443   | own
            X-Forwarded-Proto: https                       | lab.example:8443          | https://lab.example        | foreign
            X-Forwarded-Proto: https                       | lab.example:8443          | https://lab.example:443    | foreign
            X-Forwarded-Proto: https                       | lab.example:8443          | http://lab.example:8443    | foreign
            X-Forwarded-Proto: https                       | lab.example:80            | https://lab.example:80     | own
            X-Forwarded-Proto: https                       | lab.example:80            | https://lab.example        | foreign
            X-Forwarded-Proto: http                        | lab.example:8080          | http://lab.example:8080    | own
            X-Forwarded-Proto: http                        | lab.example:8080          | http://lab.example         | foreign
            X-Forwarded-Proto: http                        | lab.example:443           | http://lab.example:443     | own
            X-Forwarded-Proto: http                        | lab.example:80            | http://lab.example         | own
            X-Forwarded-Proto: wss                         | lab.example:8443          | https://lab.example:8443   | own
            X-Forwarded-Proto: ws                          | lab.example               | http://lab.example         | own
            X-Forwarded-Proto: https, http                 | lab.example:8443          | https://lab.example:8443   | own
            X-Forwarded-Ssl: on                            | lab.example:8443          | https://lab.example:8443   | own
            X-Forwarded-For: 192.0.2.1                     | lab.example:8080          | http://lab.example:8080    | own
            # the port is too
            X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | lab.example             | https://lab.example:8443   | own
            X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | lab.example             | https://lab.example        | foreign
            X-Forwarded-Proto: https; X-Forwarded-Port: 8443 | lab.example:8443        | https://lab.example:8443   | own
            X-Forwarded-Proto: https; X-Forwarded-Port: 443 | lab.example              | https://lab.example        | own
            X-Forwarded-Proto: https; X-Forwarded-Port: 443 | lab.example              | https://lab.example:443    | own
            # the host is
            X-Forwarded-Proto: https; X-Forwarded-Host: lab.example:8443 | localhost:PORT | https://lab.example:8443 | own
            X-Forwarded-Proto: https; X-Forwarded-Host: lab.example      | localhost:PORT | https://lab.example      | own
            X-Forwarded-Proto: https; X-Forwarded-Host: lab.example      | localhost:PORT | https://localhost:PORT   | foreign
            # RFC 7239
            Forwarded: proto=https                         | lab.example:8443          | https://lab.example:8443   | own
            Forwarded: proto=https                         | lab.example:8443          | https://lab.example        | foreign
            Forwarded: for=192.0.2.1,proto=https           | lab.example               | https://lab.example:443    | own
            Forwarded: proto=https,host="lab.example:8443" | localhost:PORT            | https://lab.example:8443   | own
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
            X-Forwarded-Proto: HTTPS                       | LAB.example:8443          | https://lab.EXAMPLE:8443   | own
            X-Forwarded-Proto: HTTPS                       | LAB.example               | Https://lab.example:443    | own
            # no origins
            X-Forwarded-Proto: https                       | lab.example               | null                       | foreign
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example/       | foreign
            X-Forwarded-Proto: https                       | lab.example               | https://x@lab.example      | foreign
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example https://lab.example | foreign
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example:99999  | foreign
            X-Forwarded-Proto: https                       | lab.example               | https://lab.example.evil.example | foreign
            """)
    void onlyPagesOfTheOriginThatTheBrowserAskedForAreAdmitted(
            @Nullable String forwarded, String host, String origin, String whose) throws IOException {
        String headers =
                (forwarded == null ? "" : forwarded.replace("; ", "\r\n").replace(",host", ";host") + "\r\n")
                        + "Origin: " + origin + "\r\n";
        boolean own = whose.equals("own");

        assertThat(ask("POST /api/runs/nobody/stop", host, headers, ""))
                .startsWith(own ? "HTTP/1.1 404" : "HTTP/1.1 403");
        assertThat(ask("GET /live", host, headers + RawRequest.UPGRADE, ""))
                .startsWith(own ? "HTTP/1.1 101" : "HTTP/1.1 403");
    }

    @Test
    void theAddressOfARunIsRelativeToThatWhichTheBrowserAskedFor() throws IOException {
        String answer = ask(
                "POST /api/runs",
                "lab.example:8443",
                "X-Forwarded-Proto: https\r\nOrigin: https://lab.example:8443\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n",
                "{}");

        assertThat(answer).startsWith("HTTP/1.1 201").containsIgnoringCase("\r\nlocation: ../api/runs/");
    }

    @Test
    void aHostThatIsNotAllowedIsRefusedEvenIfItIsForwarded() throws IOException {
        assertThat(ask("GET /api/limits", "localhost:PORT", "X-Forwarded-Host: evil.example\r\n", ""))
                .startsWith("HTTP/1.1 403")
                .contains("evil.example");
    }

    private String ask(String request, String host, String headers, String body) throws IOException {
        return RawRequest.send(
                site,
                "%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
                        .formatted(request, host, RUN, headers, body));
    }
}
