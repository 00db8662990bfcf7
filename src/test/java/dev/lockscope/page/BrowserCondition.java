package dev.lockscope.page;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the browser tests if no browser is found, with one warning. */
final class BrowserCondition implements ExecutionCondition {
    /** Runs once, even if it fails. */
    private static final FutureTask<Optional<Chromium.Found>> SEARCH = new FutureTask<>(BrowserCondition::search);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return found().isPresent()
                ? ConditionEvaluationResult.enabled("a browser was found")
                : ConditionEvaluationResult.disabled("no Chromium was found: " + Chromium.remedy());
    }

    /** @throws IllegalStateException as {@link Chromium#find} does */
    static Optional<Chromium.Found> found() {
        SEARCH.run();
        if (SEARCH.state() == Future.State.FAILED) {
            throw new IllegalStateException(SEARCH.exceptionNow().getMessage());
        }
        return SEARCH.resultNow();
    }

    private static Optional<Chromium.Found> search() {
        Optional<Chromium.Found> found = Chromium.here().find();
        if (found.isEmpty()) {
            System.out.println("[WARNING] The browser tests are skipped, no Chromium was found: " + Chromium.remedy());
        }
        return found;
    }
}
