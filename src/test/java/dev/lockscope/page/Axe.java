package dev.lockscope.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import java.util.List;
import java.util.Set;

/** What axe finds wrong with a page. */
final class Axe {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** For these axe writes the style sheets into the page once more, which the page's security policy forbids. */
    private static final List<String> INLINE = List.of("css-orientation-lock", "no-autoplay-audio");

    private Axe() {}

    /** Each rule that is broken in a way that keeps somebody out, and where. */
    static List<String> seriousViolations(ScopePage scope) {
        return seriousOf(new AxeBuilder(scope.page()).disableRules(INLINE));
    }

    /** The same of contrast alone: all of it that a theme can change. */
    static List<String> contrastViolations(ScopePage scope) {
        return seriousOf(new AxeBuilder(scope.page()).withRules(List.of("color-contrast")));
    }

    private static List<String> seriousOf(AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(Axe::inWords).toList())
                .toList();
    }

    private static String inWords(CheckedNode node) {
        return node.getTarget() + " " + node.getFailureSummary();
    }
}
