package dev.lockscope.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import java.util.List;
import java.util.Set;

/** Runs axe on a page. */
final class Axe {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** Rules for which axe inlines the style sheets, which the page's security policy forbids. */
    private static final List<String> INLINING_RULES = List.of("css-orientation-lock", "no-autoplay-audio");

    private Axe() {}

    /** The serious and critical violations, each with its elements. */
    static List<String> seriousViolations(ScopePage scope) {
        return seriousOf(new AxeBuilder(scope.page()).disableRules(INLINING_RULES));
    }

    /** The violations of the contrast rule, the only one that depends on the theme. */
    static List<String> contrastViolations(ScopePage scope) {
        return seriousOf(new AxeBuilder(scope.page()).withRules(List.of("color-contrast")));
    }

    private static List<String> seriousOf(AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(Axe::format).toList())
                .toList();
    }

    private static String format(CheckedNode node) {
        return node.getTarget() + " " + node.getFailureSummary();
    }
}
