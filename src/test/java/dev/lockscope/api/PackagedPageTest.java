package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged page, of a server without a temporary folder: a file is in its place. */
@Tag("slow")
class PackagedPageTest {
    private static final String UPLOT = "/webjars/uplot/dist/uPlot.iife.min.js";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static String site;

    @BeforeAll
    static void start() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        server = new ServerProcess(folder.resolve("data"), "-Djava.io.tmpdir=" + file);
        site = server.site().toString().replaceAll("/$", "");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=UTF-8, <title>Lockscope",
        "/index.html, text/html;charset=UTF-8, <title>Lockscope",
        "/theme.js, text/javascript;charset=UTF-8, localStorage",
        "/favicon.svg, image/svg+xml, <svg",
        "/licenses.txt, text/plain;charset=UTF-8, The above copyright notice and this permission notice",
        UPLOT + ", text/javascript;charset=UTF-8, uPlot"
    })
    void eachFileIsServedWithItsType(String path, String type, String words) {
        fetch(path).then().statusCode(200).contentType(is(type)).body(containsString(words));
        assertThat(server.output()).noneMatch(line -> line.contains("ERROR"));
    }

    @Test
    void compressedContentIsTheSame() throws Exception {
        Response unpacked = given().header("Accept-Encoding", "gzip").get(site + UPLOT);

        unpacked.then().header("Content-Encoding", "gzip").header("Vary", "accept-encoding");
        try (InputStream plain = URI.create(site + UPLOT).toURL().openStream()) {
            assertThat(plain).hasBinaryContent(unpacked.asByteArray());
        }
    }

    @Test
    void anUnchangedFileIsA304() {
        String tag = fetch("/").header("ETag");

        given().header("If-None-Match", tag)
                .get(site + "/")
                .then()
                .statusCode(304)
                .body(is(""));
        given().header("If-None-Match", tag)
                .get(site + "/runs.html")
                .then()
                .statusCode(200)
                .header("ETag", not(tag));
    }

    @Test
    void aHeadRequestHasTheLength() {
        given().head(site + "/")
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(fetch("/").asByteArray().length))
                .body(is(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.js",
                "/webjars/uplot/dist/",
                "/webjars/uplot/1.6.32",
                "/..%2fapplication.properties",
                "/%2e%2e/application.properties",
                "/x%00.js"
            })
    void otherPathsAreA404(String path) {
        fetch(path).then().spec(ApiClient.problem(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs.html", "/compare.html", "/duel.html", "/sweep.html"})
    void everyPageLinksTheLicences(String page) {
        fetch(page).then().body(containsString("<a href=\"licenses.txt\""));
    }

    @Test
    void filesAreReadOnly() {
        given().post(site + "/index.html").then().spec(ApiClient.problem(404));
    }

    private static Response fetch(String path) {
        return given().urlEncodingEnabled(false).get(site + path);
    }
}
