package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each page from its separate modules, as dev mode serves it. All other tests load the bundle. */
@QuarkusTest
class UnbundledPagesTest extends PageTest {
    private static final Path FOLDER = Path.of("frontend");

    private final Set<Path> served = new HashSet<>();

    @ParameterizedTest
    @CsvSource({
        "index.html, main.js, #connection[data-state='live']",
        "runs.html, runs.js, #connection[data-state='live']",
        "compare.html, compare.js, #blank > *",
        "duel.html, duel.js, #connection[data-state='live']",
        "sweep.html, sweep.js, #connection[data-state='live']"
    })
    void aPageWorksFromItsModules(String page, String script, String shownByScript) {
        ScopePage opened = newPage();
        opened.page().route("**/*", this::fulfil);

        opened.page().navigate(site.resolve(page).toString());

        assertThat(opened.locator(shownByScript).first()).isVisible();
        assertThat(served)
                .contains(FOLDER.resolve(script))
                .anySatisfy(file -> assertThat(file).startsWith(FOLDER.resolve("view")));
    }

    /** The document itself comes from the server: Chromium lets none that does not open a WebSocket to a local address. */
    private void fulfil(Route route) {
        Path file = FOLDER.resolve(URI.create(route.request().url()).getPath().substring(1));
        if (Files.isRegularFile(file) && !file.toString().endsWith(".html")) {
            served.add(file);
            route.fulfill(new Route.FulfillOptions().setPath(file));
        } else {
            route.resume();
        }
    }
}
