package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The address bar: it holds the workload, or names a run. */
@QuarkusTest
class AddressTest extends PageTest {
    /** Differs from the classic workload in every parameter that a server with one JVM offers. */
    private static final Map<String, Object> NOTHING_CLASSIC = Map.ofEntries(
            Map.entry("lock", "striped"),
            Map.entry("threads", "platform"),
            Map.entry("readers", 7),
            Map.entry("writers", 3),
            Map.entry("keys", 6),
            Map.entry("values", 50),
            Map.entry("keyChoice", "zipf"),
            Map.entry("zipfExponent", 1.5f),
            Map.entry("pacing", "open"),
            Map.entry("pauseMicros", 2_000),
            Map.entry("holdMicros", 5),
            Map.entry("holdKind", "park"),
            Map.entry("rampMillis", 20),
            Map.entry("durationMillis", 300),
            Map.entry("warmUpMillis", 10),
            Map.entry("captureWaitOverMicros", 5_000_000),
            Map.entry("seed", 42));

    private static final String JVM = "jvm";

    @Test
    void everyParameterRoundTripsThroughTheAddress() {
        assertThat(NOTHING_CLASSIC)
                .containsOnlyKeys(Limits.PARAMETERS.stream()
                        .map(Parameter::name)
                        .filter(name -> !name.equals(JVM))
                        .toList());
        ScopePage mine = open();
        assertThat(mine.locator("#param-" + JVM)).hasCount(0);
        mine.locator("#more summary").click();
        NOTHING_CLASSIC.forEach((name, value) -> enter(mine, name, String.valueOf(value)));

        ScopePage yours = newPage();
        yours.visit(URI.create(mine.page().url()));

        NOTHING_CLASSIC.forEach(
                (name, value) -> assertThat(yours.locator("#param-" + name)).hasValue(String.valueOf(value)));
        yours.run();
        yours.awaitState("finished");
        Map<String, Object> made = new HashMap<>(NOTHING_CLASSIC);
        made.put(JVM, "default");
        assertThat(get("/api/runs/{id}", yours.shownRunId()).jsonPath().getMap("workload"))
                .isEqualTo(made);
    }

    @Test
    void theClassicWorkloadHasAnEmptyQuery() {
        ScopePage scope = open();

        scope.fill(Map.of("readers", 7));
        assertThat(scope.page()).hasURL(Pattern.compile("\\?readers=7$"));
        scope.fill(Map.of("readers", 100));

        assertThat(scope.page()).hasURL(site.toString());
    }

    @Test
    void invalidValuesAreNotPutIntoTheAddress() {
        ScopePage scope = open();

        scope.fill(Map.of("readers", 7));
        scope.fill(Map.of("keys", 0));

        assertThat(scope.page()).hasURL(Pattern.compile("\\?readers=7$"));
    }

    @Test
    void aNamedRunFillsTheFormAndStaysShown() throws Exception {
        Run named = start(Map.of("durationMillis", 50, "readers", 7));
        named.awaitEnd();
        ScopePage scope = newPage();

        scope.visit(site.resolve("?run=" + named.id()));
        scope.awaitState("finished");
        Run later = start(Map.of("durationMillis", 50));
        later.awaitEnd();

        assertThat(scope.locator("#param-readers")).hasValue("7");
        assertThat(scope.locator("#pinned")).isVisible();
        assertThat(scope.shownRunId()).isEqualTo(named.id());
        scope.locator("#pinned a").click();
        scope.awaitRun(later.id());
        assertThat(scope.locator("#pinned")).isHidden();
    }

    @Test
    void startingARunLeavesTheNamedRun() throws Exception {
        Run named = start(Map.of("durationMillis", 50, "readers", 7));
        named.awaitEnd();
        ScopePage scope = newPage();
        scope.visit(site.resolve("?run=" + named.id()));
        scope.awaitState("finished");

        scope.locator("#run").click();

        assertThat(scope.page()).hasURL(Pattern.compile("\\?readers=7&durationMillis=50$"));
        assertThat(scope.locator("#run-id")).not().hasText(Pattern.compile("^(–|%s)$".formatted(named.id())));
        scope.awaitState("finished");
        assertThat(scope.locator("#param-readers")).hasValue("7");
    }

    private static void enter(ScopePage scope, String name, String value) {
        if (Limits.PARAMETERS.stream()
                .anyMatch(parameter -> parameter.name().equals(name) && parameter instanceof Parameter.Choice)) {
            scope.locator("#param-" + name).selectOption(new SelectOption().setValue(value));
        } else {
            scope.locator("#param-" + name).fill(value);
        }
    }

    private Run start(Map<String, ?> workload) throws Exception {
        return runService.start(Limits.accept(workload));
    }
}
