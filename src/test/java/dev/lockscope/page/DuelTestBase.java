package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import io.restassured.RestAssured;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Base of the tests of the duel page. */
abstract class DuelTestBase extends PageTest {
    private static final Map<String, ?> SHORT =
            Map.of("b", Map.of("lock", "spin"), "slices", 10, "sliceMillis", 20, "warmUp", 1);
    static final Map<String, ?> LONG = Map.of("b", Map.of("lock", "spin"), "slices", 100, "sliceMillis", 300);

    /** Confined to the tests' thread. */
    private static @Nullable String sharedDuel;

    /** The selector of a stored duel in the list. */
    static String row(String id) {
        return "#stored li:has(a[href$='=%s'])".formatted(id);
    }

    ScopePage at(String search) {
        ScopePage page = newPage();
        page.page().navigate(site.resolve("duel.html" + search).toString());
        page.awaitConnection("live");
        assertThat(page.locator("#workload-pair select").first()).isVisible();
        return page;
    }

    Experiment started(Map<String, ?> fields) throws Exception {
        return experimentService.start(Duel.accept(fields));
    }

    /** A finished duel that the tests of one application share and do not change. */
    String sharedDuel() throws Exception {
        if (sharedDuel == null || RestAssured.get("/api/duels/" + sharedDuel).statusCode() != 200) {
            sharedDuel = endedDuel();
        }
        return sharedDuel;
    }

    String endedDuel() throws Exception {
        Experiment experiment = started(SHORT);
        experiment.awaitEnd();
        return experiment.id();
    }
}
