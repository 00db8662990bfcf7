package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Axe in every state, in both themes. */
@QuarkusTest
class AxeTest extends InEveryState {
    @ParameterizedTest
    @EnumSource
    void axeFindsNothingSerious(State state) throws Exception {
        Scope scope = pageThatIs(state);

        use(scope, "light");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void axeNoticesACanary() throws Exception {
        Scope scope = pageThatIs(State.IDLE);

        scope.page().evaluate("document.body.append(document.createElement('button'))");

        assertThat(Axe.seriousViolations(scope)).anySatisfy(violation -> assertThat(violation).contains("button-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeNoticesACanaryOfEachTheme(String theme) throws Exception {
        Scope scope = pageThatIs(State.IDLE);
        use(scope, theme);

        scope.page().evaluate("document.getElementById('run-word').style.color = '#80808080'");

        assertThat(Axe.contrastViolations(scope)).anySatisfy(violation -> assertThat(violation).contains("run-word"));
    }
}
