package dev.lockscope.page;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects console errors and warnings, security policy violations and uncaught errors of pages. */
final class BrowserErrors {
    private static final Set<String> SERIOUS = Set.of("error", "warning", "assert");

    private final List<String> collected = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    void listenTo(Page page) {
        page.onConsoleMessage(message -> {
            if (SERIOUS.contains(message.type())) {
                collected.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> collected.add("not caught: " + error));
    }

    void expect(Pattern pattern) {
        expected.add(pattern);
    }

    List<String> unexpected() {
        return collected.stream()
                .filter(error -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(error).find()))
                .toList();
    }
}
