package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.ResponseSpecification;
import java.util.Map;

/** Calls of the HTTP API that many tests share. */
public final class ApiClient {
    static final Map<String, ?> LONG = Map.of("durationMillis", 600_000, "readers", 2, "writers", 1);
    public static final Map<String, ?> SHORT = Map.of("durationMillis", 20);

    private ApiClient() {}

    static Response post(Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/runs");
    }

    /** Starts a run and returns its id. */
    static String started(Map<String, ?> workload) {
        return post(workload).then().statusCode(201).extract().path("id");
    }

    /** Starts and stops a run, and returns its id. */
    public static String ended(Map<String, ?> workload) {
        String id = started(workload);
        given().post("/api/runs/{id}/stop", id).then().statusCode(200);
        return id;
    }

    static Response patch(String id, Object body) {
        return given().contentType(ContentType.JSON).body(body).patch("/api/runs/{id}", id);
    }

    /** Expects problem details (RFC 9457). */
    static ResponseSpecification problem(int status) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectBody("status", equalTo(status))
                .expectBody("title", not(blankOrNullString()))
                .expectBody("detail", not(blankOrNullString()))
                .build();
    }
}
