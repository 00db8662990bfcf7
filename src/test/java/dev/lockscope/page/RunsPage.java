package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import dev.lockscope.run.Run;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The page object of the list of stored runs, filtered by a mark in the runs' names that excludes the runs of other tests. */
record RunsPage(ScopePage scope, String mark, List<String> ids) {
    /** Runs each lock in turn, names the runs after the mark and their number from 1, and shows them, newest first. */
    static RunsPage of(RunService runService, URI site, ScopePage scope, String... locks) {
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        List<String> ids =
                Stream.of(locks).map(lock -> endedRun(runService, lock)).toList();
        for (int number = 1; number <= ids.size(); number++) {
            label(ids.get(number - 1), Map.of("name", mark + " " + number));
        }
        RunsPage list = new RunsPage(scope, mark, ids);
        list.open(site, "?q=" + mark);
        assertThat(list.rows()).hasCount(locks.length);
        return list;
    }

    private static String endedRun(RunService runService, String lock) {
        try {
            Run run = runService.start(
                    Limits.accept(Map.of("durationMillis", 10, "lock", lock, "readers", 2, "writers", 1)));
            run.awaitEnd();
            return run.id();
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    static void label(String id, Map<String, ?> labels) {
        given().contentType(ContentType.JSON)
                .body(labels)
                .patch("/api/runs/{id}", id)
                .then()
                .statusCode(200);
    }

    void open(URI site, String query) {
        scope.page().navigate(site.resolve("runs.html" + query).toString());
        scope.awaitConnection("live");
    }

    Locator locator(String selector) {
        return scope.locator(selector);
    }

    Locator rows() {
        return locator("#list tbody");
    }

    /** The row of a run, by its number. */
    Locator row(int number) {
        return locator("#list tbody[data-run='%s'] tr".formatted(ids.get(number - 1)))
                .first();
    }

    /** The name, note and problem of a run. */
    Locator details(int number) {
        return locator("#list tbody[data-run='%s'] .below".formatted(ids.get(number - 1)));
    }

    void assertOrder(Integer... numbers) {
        assertThat(locator("#list a.name"))
                .hasText(Stream.of(numbers).map(number -> mark + " " + number).toArray(String[]::new));
    }

    /** A run as the server stores it. */
    JsonPath stored(int number) {
        return get("/api/runs/{id}", ids.get(number - 1))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void press(String... keys) {
        for (String key : keys) {
            scope.page().keyboard().press(key);
        }
    }

    void type(String text) {
        scope.page().keyboard().type(text);
    }
}
