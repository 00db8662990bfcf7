package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canaries for the check that {@link PageTest} makes after each test. */
@QuarkusTest
class BrowserErrorsTest extends PageTest {
    @Test
    void consoleErrorsAreCollected() {
        ScopePage scope = open();

        scope.page().evaluate("console.error('canary')");

        await().until(() -> browserErrors().unexpected().contains("error: canary"));
        expectBrowserError("canary");
    }

    @Test
    void uncaughtErrorsAreCollected() {
        ScopePage scope = open();

        scope.page().evaluate("setTimeout(() => { throw new Error('canary'); })");

        await().untilAsserted(() -> {
            scope.page().title();
            assertThat(browserErrors().unexpected())
                    .anySatisfy(error -> assertThat(error).contains("canary"));
        });
        expectBrowserError("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
                "document.body.setAttribute('style', 'color: red')",
                "document.body.append(Object.assign(document.createElement('img'), {src: 'https://elsewhere.invalid/x.png'}))"
            })
    void securityPolicyViolationsAreCollected(String violation) {
        ScopePage scope = open();

        scope.page().evaluate(violation);

        await().untilAsserted(() -> {
            scope.page().title();
            assertThat(browserErrors().unexpected())
                    .anySatisfy(error -> assertThat(error).contains("Content Security Policy"));
        });
        expectBrowserError("Content Security Policy");
    }
}
