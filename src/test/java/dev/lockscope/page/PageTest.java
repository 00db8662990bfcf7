package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.runner.RunService;
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

/** Base of the tests in a real browser. After each test, no page may have reported an unexpected error. */
@ExtendWith(BrowserCondition.class)
abstract class PageTest {
    private static final int TIMEOUT_MILLIS = 20_000;

    @Inject
    RunService runService;

    @Inject
    ExperimentService experimentService;

    @TestHTTPResource("/")
    URI site;

    private final List<BrowserContext> opened = new ArrayList<>();
    private final BrowserErrors browserErrors = new BrowserErrors();

    @AfterEach
    void closePagesAndAssertNoErrors() throws InterruptedException {
        opened.forEach(BrowserContext::close);
        experimentService.close();
        runService.close();
        assertThat(browserErrors.unexpected()).as("errors of the page").isEmpty();
    }

    /** Opens the scope page in a browser context of its own. */
    ScopePage open() {
        return open(new Browser.NewContextOptions());
    }

    ScopePage open(Browser.NewContextOptions options) {
        ScopePage scope = newPage(options);
        scope.visit(site);
        return scope;
    }

    /** Creates a page with default options. */
    ScopePage newPage() {
        return newPage(new Browser.NewContextOptions());
    }

    /** Creates a page in a browser context of its own, without an address. */
    ScopePage newPage(Browser.NewContextOptions options) {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        BrowserContext context = Browsers.browser().newContext(options);
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        opened.add(context);
        Page page = context.newPage();
        browserErrors.listenTo(page);
        return new ScopePage(page);
    }

    /** Allows errors that match a pattern. */
    void expectBrowserError(String pattern) {
        browserErrors.expect(Pattern.compile(pattern));
    }

    /** Polls in the test's thread, because Playwright is not thread-safe. */
    static ConditionFactory await() {
        return Awaitility.await().pollInSameThread().atMost(Duration.ofMillis(TIMEOUT_MILLIS));
    }

    BrowserErrors browserErrors() {
        return browserErrors;
    }
}
