package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import dev.lockscope.run.RunService;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The page of kept runs as a viewer sees and uses it, narrowed to runs that bear one mark, so that no other test's are there. */
record RunsPage(ScopePage scope, String mark, List<String> ids) {
    /** Makes runs behind these locks, one after another, named after the mark and their number from 1, and shows them, newest first. */
    static RunsPage of(RunService lab, URI site, ScopePage scope, String... locks) {
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        List<String> ids = Stream.of(locks).map(lock -> ended(lab, lock)).toList();
        for (int number = 1; number <= ids.size(); number++) {
            label(ids.get(number - 1), Map.of("name", mark + " " + number));
        }
        RunsPage list = new RunsPage(scope, mark, ids);
        list.open(site, "?q=" + mark);
        assertThat(list.rows()).hasCount(locks.length);
        return list;
    }

    private static String ended(RunService lab, String lock) {
        try {
            Run run = lab.start(Limits.accept(Map.of("durationMillis", 10, "lock", lock, "readers", 2, "writers", 1)));
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

    Locator the(String selector) {
        return scope.the(selector);
    }

    Locator rows() {
        return the("#list tbody");
    }

    /** The row of a run by its number. */
    Locator row(int number) {
        return the("#list tbody[data-run='%s'] tr".formatted(ids.get(number - 1)))
                .first();
    }

    /** Its name, its note, its problem. */
    Locator below(int number) {
        return the("#list tbody[data-run='%s'] .below".formatted(ids.get(number - 1)));
    }

    void assertOrder(Integer... numbers) {
        assertThat(the("#list a.name"))
                .hasText(Stream.of(numbers).map(number -> mark + " " + number).toArray(String[]::new));
    }

    /** What the server has of a run. */
    JsonPath kept(int number) {
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
