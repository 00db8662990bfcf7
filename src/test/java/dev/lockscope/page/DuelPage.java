package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import java.util.Map;

/** A test of the page of duels. */
abstract class DuelPage extends PageTest {
    private static final Map<String, ?> BRIEF =
            Map.of("b", Map.of("lock", "spin"), "slices", 10, "sliceMillis", 20, "warmUp", 1);
    static final Map<String, ?> LONG = Map.of("b", Map.of("lock", "spin"), "slices", 100, "sliceMillis", 300);

    /** Of a kept duel. */
    static String row(String id) {
        return "#kept li:has(a[href$='=%s'])".formatted(id);
    }

    ScopePage at(String search) {
        ScopePage page = prepare(new Browser.NewContextOptions());
        page.page().navigate(site.resolve("duel.html" + search).toString());
        page.awaitConnection("live");
        assertThat(page.the("#versus select").first()).isVisible();
        return page;
    }

    Experiment started(Map<String, ?> fields) throws Exception {
        return experimenter.start(Duel.accept(fields));
    }

    String ended() throws Exception {
        Experiment experiment = started(BRIEF);
        experiment.awaitEnd();
        return experiment.id();
    }
}
