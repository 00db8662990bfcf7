package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canaries: what every other test relies on to be noticed is noticed. */
@QuarkusTest
class BrowserErrorsTest extends PageTest {
    @Test
    void anErrorOnTheConsoleIsNoticed() {
        ScopePage scope = open();

        scope.page().evaluate("console.error('canary')");

        await().until(() -> complaints().unexpected().contains("error: canary"));
        mayComplain("canary");
    }

    @Test
    void anErrorThatNobodyCatchesIsNoticed() {
        ScopePage scope = open();

        scope.page().evaluate("setTimeout(() => { throw new Error('canary'); })");

        await().untilAsserted(() -> {
            scope.page().title();
            assertThat(complaints().unexpected())
                    .anySatisfy(complaint -> assertThat(complaint).contains("canary"));
        });
        mayComplain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
                "document.body.setAttribute('style', 'color: red')",
                "document.body.append(Object.assign(document.createElement('img'), {src: 'https://elsewhere.invalid/x.png'}))"
            })
    void whatTheSecurityPolicyForbidsIsNoticed(String violation) {
        ScopePage scope = open();

        scope.page().evaluate(violation);

        await().untilAsserted(() -> {
            scope.page().title();
            assertThat(complaints().unexpected())
                    .anySatisfy(complaint -> assertThat(complaint).contains("Content Security Policy"));
        });
        mayComplain("Content Security Policy");
    }
}
