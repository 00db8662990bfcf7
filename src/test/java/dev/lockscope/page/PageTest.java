package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.run.RunService;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the page in a real browser. After each, no page may have complained of anything. */
@ExtendWith(WhereThereIsABrowser.class)
abstract class PageTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @Inject
    RunService lab;

    @Inject
    ExperimentService experimenter;

    @TestHTTPResource("/")
    URI site;

    private final List<BrowserContext> opened = new ArrayList<>();
    private final BrowserErrors complaints = new BrowserErrors();

    @AfterEach
    void closeAndListenToComplaints() throws InterruptedException {
        opened.forEach(BrowserContext::close);
        experimenter.close();
        lab.close();
        assertThat(complaints.unexpected()).as("complaints of the page").isEmpty();
    }

    /** Opens the page for a viewer of its own. */
    ScopePage open() {
        return open(new Browser.NewContextOptions());
    }

    ScopePage open(Browser.NewContextOptions viewer) {
        ScopePage scope = prepare(viewer);
        scope.visit(site);
        return scope;
    }

    /** A viewer whose page is still to be visited. */
    ScopePage prepare(Browser.NewContextOptions viewer) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        BrowserContext context = Browsers.browser().newContext(viewer);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        opened.add(context);
        Page page = context.newPage();
        complaints.listenTo(page);
        return new ScopePage(page);
    }

    /** The page may complain so: it is what the test is about. */
    void mayComplain(String pattern) {
        complaints.expect(Pattern.compile(pattern));
    }

    /** Playwright is for one thread, so conditions are asked for by the test's own. */
    static ConditionFactory await() {
        return Awaitility.await().pollInSameThread().atMost(Duration.ofMillis(PATIENCE_MILLIS));
    }

    BrowserErrors complaints() {
        return complaints;
    }
}
