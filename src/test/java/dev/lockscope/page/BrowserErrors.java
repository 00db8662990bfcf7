package dev.lockscope.page;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What pages complain of: errors and warnings on the console, violations of the security policy, errors not caught. */
final class BrowserErrors {
    private static final Set<String> SERIOUS = Set.of("error", "warning", "assert");

    private final List<String> heard = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    void listenTo(Page page) {
        page.onConsoleMessage(message -> {
            if (SERIOUS.contains(message.type())) {
                heard.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> heard.add("not caught: " + error));
    }

    void expect(Pattern pattern) {
        expected.add(pattern);
    }

    List<String> unexpected() {
        return heard.stream()
                .filter(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
    }
}
