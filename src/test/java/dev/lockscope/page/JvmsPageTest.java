package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of a server with more than one JVM. */
@QuarkusTest
@TestProfile(JvmsPageTest.OneMore.class)
class JvmsPageTest extends PageTest {
    public static class OneMore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lockscope.jvm.serial.options", "-XX:+UseSerialGC");
        }
    }

    @Test
    void aRunIsStartedInAChosenJvmWhichItsReportShows() {
        ScopePage scope = open();
        assertThat(scope.locator("#param-jvm")).hasValue("default");
        assertThat(scope.locator("#param-jvm option").last())
                .hasText(Pattern.compile("^serial: .* -XX:\\+UseSerialGC$"));

        scope.locator("#param-jvm").selectOption("serial");
        scope.locator("#param-durationMillis").fill("50");
        assertThat(scope.page()).hasURL(site + "?durationMillis=50&jvm=serial");
        scope.run();
        scope.awaitState("finished");

        assertThat(get("/api/runs/{id}", scope.shownRunId()).<String>path("workload.jvm"))
                .isEqualTo("serial");
        assertThat(scope.locator("#machine")).containsText("serial");
    }

    @Test
    void duelsAndSweepsOfferTheJvms() {
        ScopePage duel = newPage();
        duel.visit(site.resolve("duel.html?a.jvm=default&b.jvm=serial"));
        assertThat(duel.locator("#b-jvm")).hasValue("serial");
        assertThat(duel.locator("#a-jvm")).hasValue("default");
        assertThat(duel.locator("#b-jvm option").last()).hasText(Pattern.compile("^serial: .*UseSerialGC$"));

        ScopePage sweep = newPage();
        sweep.visit(site.resolve("sweep.html"));
        assertThat(sweep.locator("#first option[value=jvm]")).hasCount(1);
    }
}
