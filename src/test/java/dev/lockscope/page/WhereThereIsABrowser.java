package dev.lockscope.page;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the browser tests where there is no browser, and says so once. */
final class WhereThereIsABrowser implements ExecutionCondition {
    /** Is run once, whatever comes of it. */
    private static final FutureTask<Optional<Chromium.Found>> SEARCH = new FutureTask<>(WhereThereIsABrowser::search);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return found().isPresent()
                ? ConditionEvaluationResult.enabled("there is a browser")
                : ConditionEvaluationResult.disabled("there is no Chromium: " + Chromium.remedy());
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
            System.out.println("[WARNING] The browser tests are skipped, there is no Chromium: " + Chromium.remedy());
        }
        return found;
    }
}
