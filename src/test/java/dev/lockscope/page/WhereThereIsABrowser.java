package dev.lockscope.page;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the browser tests where there is no browser, and says so once. */
final class WhereThereIsABrowser implements ExecutionCondition {
    /** Looked for once. */
    private static final class Search {
        private static final Optional<Chromium.Found> FOUND = Chromium.here().find();

        static {
            if (FOUND.isEmpty()) {
                System.out.println("[WARNING] The browser tests are skipped, there is no Chromium: " + Chromium.remedy());
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return found().isPresent()
                ? ConditionEvaluationResult.enabled("there is a browser")
                : ConditionEvaluationResult.disabled("there is no Chromium: " + Chromium.remedy());
    }

    static Optional<Chromium.Found> found() {
        return Search.FOUND;
    }
}
