package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Report;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The largest maps and worker counts. */
@QuarkusTest
class SizesTest extends PageTest {
    @Test
    void aThousandKeysAreShownAndCurrentAfterTheRun() throws Exception {
        ScopePage scope = open();
        Run run = runService.start(Limits.accept(Map.of("keys", 1_000, "durationMillis", 500, "pauseMicros", 100)));
        scope.awaitRun(run.id());
        scope.awaitState("finished");

        Report report = run.report().orElseThrow();
        assertThat(scope.locator("#map [data-key]")).hasCount(1_000);
        assertThat(scope.locator("#map-note"))
                .containsText("%,d of 1,000".formatted(report.state().size()));
        for (var cell : report.state()) {
            if (cell.key() % 100 == 99 || cell.key() == 0) {
                assertThat(scope.locator("#map [data-key='%d']".formatted(cell.key())))
                        .containsText("v %,d".formatted(cell.version()));
            }
        }
        assertThat(scope.scrollsSideways()).isFalse();
    }

    @Test
    void tenThousandWorkersShareColumns() throws Exception {
        ScopePage scope = open();
        Run run = runService.start(Limits.accept(
                Map.of("readers", 9_000, "writers", 1_000, "pauseMicros", 100_000, "durationMillis", 600)));
        scope.awaitRun(run.id());
        scope.awaitState("finished");

        assertThat(scope.locator("#workers .readers span").first()).isAttached();
        assertThat(scope.locator("#workers .readers span").count()).isBetween(50, 1_000);
        assertThat(scope.locator("#workers .head")).containsText("some workers a column");
        scope.locator("#workers .readers").focus();
        assertThat(scope.locator("#workers .readers"))
                .hasAttribute("aria-valuetext", Pattern.compile("^readers 0–\\d+: "));
        scope.page().keyboard().press("End");
        assertThat(scope.locator("#workers .readers"))
                .hasAttribute("aria-valuetext", Pattern.compile("^readers? .*8,?999: "));
        assertThat(scope.scrollsSideways()).isFalse();
    }
}
