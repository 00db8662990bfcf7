package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The page object of the scope. Confined to the test's thread. */
record ScopePage(Page page) {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Opens an address and waits until the page is live and its form is enabled. */
    void visit(URI address) {
        page.navigate(address.toString());
        awaitConnection("live");
        assertThat(locator("#run")).isEnabled();
    }

    Locator locator(String selector) {
        return page.locator(selector);
    }

    /** The elements that contain a text. */
    Locator locator(String selector, String text) {
        return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text));
    }

    void fill(Map<String, ?> workload) {
        workload.forEach((name, value) -> locator("#param-" + name).fill(String.valueOf(value)));
    }

    /** Presses Run and waits until a new run is shown. */
    void run() {
        String before = locator("#run-id").textContent();
        locator("#run").click();
        assertThat(locator("#run-id")).not().hasText(before);
    }

    void awaitState(String state) {
        assertThat(locator("#run-state")).hasAttribute("data-state", state);
    }

    void awaitConnection(String state) {
        assertThat(locator("#connection")).hasAttribute("data-state", state);
    }

    /** The id of the shown run. */
    String shownRunId() {
        return locator("#run-id").textContent();
    }

    /** Waits until a run is shown. */
    void awaitRun(String id) {
        assertThat(locator("#run-id")).hasText(id);
    }

    /** A shown number, parsed without its separators. */
    long number(String selector) {
        return Long.parseLong(locator(selector).textContent().replaceAll("[^0-9-]", ""));
    }

    /** Waits until a number is shown: messages are drawn with a delay. */
    void awaitNumber(String selector, long number) {
        assertThat(locator(selector)).hasText("%,d".formatted(number));
    }

    /** The sequence number of the newest drawn snapshot; 0 before the first. */
    long lastSeq() {
        String seq = locator("#traces").getAttribute("data-last-seq");
        return seq == null ? 0 : Long.parseLong(seq);
    }

    /** Waits until all snapshots up to a sequence number are drawn, without a gap. */
    void awaitDrawn(long seq) {
        assertThat(locator("#traces")).hasAttribute("data-last-seq", String.valueOf(seq));
        assertThat(locator("#traces")).hasAttribute("data-gaps", "0");
    }

    /** What all viewers of a run must see alike. */
    List<String> visibleState() {
        return List.of(
                shownRunId(),
                locator("#count-reads").textContent(),
                locator("#count-writes").textContent(),
                locator("#elapsed").textContent(),
                locator("#map").textContent(),
                locator("#final").textContent(),
                String.valueOf(lastSeq()),
                String.valueOf(locator("#traces").getAttribute("data-gaps")));
    }

    boolean scrollsSideways() {
        return (boolean) page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth");
    }

    boolean fitsWindowHeight() {
        return (boolean)
                page.evaluate("document.scrollingElement.scrollHeight === document.scrollingElement.clientHeight");
    }

    /** Sets the size of the window in pixels and waits two frames: the charts adapt in the frame after the resize. */
    void resize(int width, int height) {
        page.setViewportSize(width, height);
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    /** Saves an image of the full page to {@code target/screenshots}, if the system property {@code screenshots} is true. */
    void screenshot(String name) {
        if (!Boolean.getBoolean("screenshots")) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
