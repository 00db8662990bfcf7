package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The page as a viewer sees and uses it. */
record ScopePage(Page page) {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Goes to an address and waits until the page is live and its form is there. */
    void visit(URI address) {
        page.navigate(address.toString());
        awaitConnection("live");
        assertThat(the("#run")).isEnabled();
    }

    Locator the(String selector) {
        return page.locator(selector);
    }

    /** What is there and has this text. */
    Locator the(String selector, String text) {
        return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text));
    }

    void fill(Map<String, ?> workload) {
        workload.forEach((name, value) -> the("#param-" + name).fill(String.valueOf(value)));
    }

    /** Presses Run and returns when a run has begun that was not shown before. */
    void run() {
        String before = the("#run-id").textContent();
        the("#run").click();
        assertThat(the("#run-id")).not().hasText(before);
    }

    void awaitState(String state) {
        assertThat(the("#run-state")).hasAttribute("data-state", state);
    }

    void awaitConnection(String state) {
        assertThat(the("#connection")).hasAttribute("data-state", state);
    }

    /** The id of the run shown. */
    String shownRun() {
        return the("#run-id").textContent();
    }

    /** Waits until a certain run is shown. */
    void awaitRun(String id) {
        assertThat(the("#run-id")).hasText(id);
    }

    /** A number as it is shown, its separators taken out. */
    long number(String selector) {
        return Long.parseLong(the(selector).textContent().replaceAll("[^0-9-]", ""));
    }

    /** Waits until a number is shown: what has come is drawn a moment later. */
    void awaitNumber(String selector, long number) {
        assertThat(the(selector)).hasText("%,d".formatted(number));
    }

    /** The newest snapshot that is drawn; 0 before there is one. */
    long lastSeq() {
        String seq = the("#traces").getAttribute("data-last-seq");
        return seq == null ? 0 : Long.parseLong(seq);
    }

    /** Waits until everything up to a snapshot is drawn, with no gap. */
    void awaitDrawn(long seq) {
        assertThat(the("#traces")).hasAttribute("data-last-seq", String.valueOf(seq));
        assertThat(the("#traces")).hasAttribute("data-gaps", "0");
    }

    /** All that is shown of a run which should be the same for everyone. */
    List<String> picture() {
        return List.of(
                shownRun(),
                the("#count-reads").textContent(),
                the("#count-writes").textContent(),
                the("#elapsed").textContent(),
                the("#map").textContent(),
                the("#final").textContent(),
                String.valueOf(lastSeq()),
                String.valueOf(the("#traces").getAttribute("data-gaps")));
    }

    /** Whether the page can be scrolled sideways. */
    boolean isWiderThanItsWindow() {
        return (boolean) page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth");
    }

    boolean isAsHighAsItsWindow() {
        return (boolean)
                page.evaluate("document.scrollingElement.scrollHeight === document.scrollingElement.clientHeight");
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
