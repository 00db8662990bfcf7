package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;

import dev.lockscope.run.measure.Version;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The footer of every page: the version and the licences. */
@QuarkusTest
class FooterTest extends PageTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "runs.html", "compare.html", "duel.html", "sweep.html"})
    void everyPageShowsTheVersionAndTheLicences(String path) {
        ScopePage scope = newPage();
        scope.page().navigate(site.resolve(path).toString());

        assertThat(scope.locator("#version")).hasText("Lockscope " + Version.CURRENT);
        assertThat(scope.locator("footer a")).hasAttribute("href", "licenses.txt");
        get("/licenses.txt").then().body(containsString("uPlot"), containsString("The above copyright notice"));
    }
}
