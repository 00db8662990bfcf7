package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CompressionTest {
    @TestHTTPResource("/")
    URI site;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/main.js",
                "/style.css",
                "/favicon.svg",
                "/webjars/uplot/dist/uPlot.iife.min.js",
                "/api/limits",
                "/api/locks"
            })
    void aCompressedResponseHasTheSameContent(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path, "identity");
        HttpResponse<byte[]> compressed = get(path, "gzip");

        assertThat(plain.headers().allValues("content-encoding")).doesNotContain("gzip");
        assertThat(compressed.headers().allValues("content-encoding")).containsExactly("gzip");
        assertThat(compressed.body()).hasSizeLessThan(plain.body().length);
        assertThat(unzipped(compressed.body())).isEqualTo(plain.body());
        assertThat(compressed.headers().firstValue("content-type"))
                .isEqualTo(plain.headers().firstValue("content-type"));
        assertThat(compressed.headers().firstValue("content-security-policy")).isPresent();
    }

    @Test
    void shortResponsesAreNotCompressed() throws Exception {
        assertThat(get("/api/runs/nobody", "gzip").headers().allValues("content-encoding"))
                .doesNotContain("gzip");
    }

    private HttpResponse<byte[]> get(String path, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .header("Accept-Encoding", encoding)
                .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
