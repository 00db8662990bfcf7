package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeadersTest {
    private static final String UPLOT = "/webjars/uplot/dist/uPlot.iife.min.js";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/runs.html",
                "/main.js",
                UPLOT,
                "/api/runs",
                "/api/limits",
                "/api/runs/nobody",
                "/nothing"
            })
    void everyResponseHasTheSecurityHeaders(String path) {
        assertSecure(RestAssured.get(path).then());
    }

    @Test
    void anErrorHasTheSecurityHeaders() {
        assertSecure(given().contentType("application/json")
                .body("[")
                .post("/api/runs")
                .then()
                .statusCode(400));
        assertSecure(given().contentType("application/json")
                .body(" ".repeat(70_000))
                .post("/api/runs")
                .then()
                .statusCode(413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/main.js", "/style.css", UPLOT, "/api/runs"})
    void browsersMustRevalidate(String path) {
        RestAssured.get(path).then().statusCode(200).header("Cache-Control", is("no-cache"));
    }

    @Test
    void thePageIsServedAtTheRootWithItsTypes() {
        RestAssured.get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<title>Lockscope"));
        RestAssured.get("/main.js").then().statusCode(200).contentType(containsString("javascript"));
        RestAssured.get(UPLOT).then().statusCode(200).contentType(containsString("javascript"));
    }

    private static void assertSecure(ValidatableResponse response) {
        response.header("X-Content-Type-Options", is("nosniff"))
                .header("Referrer-Policy", is("no-referrer"))
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'self'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))));
    }
}
