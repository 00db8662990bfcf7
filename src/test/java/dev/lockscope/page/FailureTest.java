package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the page makes of messages that no run of the tests brings about. */
@QuarkusTest
class FailureTest extends PageTest {
    private static final String RUN = """
            {"type":"run","id":"abc","state":"running","startedAt":"2026-01-01T00:00:00Z","periodMillis":50,
             "workload":{"lock":"mutex","threads":"virtual","readers":100,"writers":10,"keys":5,"values":100,
                         "pauseMicros":1000,"durationMillis":1000,"seed":null}}""";
    private static final String SNAPSHOT = """
            {"type":"snapshot","run":"abc","seq":%d,"t":%d,"reads":%d,"writes":10,"state":[{"key":0,"value":1,"version":10}]}""";
    private static final String FAILED = """
            {"type":"finished","run":"abc","state":"failed","failure":"java.lang.IllegalStateException: the lock broke",
             "report":{"reads":100,"writes":10,"elapsedNanos":50000000,"limit":5500,"seed":1,
                       "state":[{"key":0,"value":1,"version":10}]}}""";

    @Test
    void aRunThatFailedIsShownWithItsCause() {
        Scope scope = told(RUN, SNAPSHOT.formatted(1, 50_000_000, 100), FAILED);

        scope.awaitState("failed");

        assertThat(scope.the("#report")).containsText("the lock broke");
        assertThat(scope.the("#count-reads")).hasText("100");
        scope.screenshot("failed");
    }

    @Test
    void whatThePageDoesNotKnowItIgnores() {
        Scope scope = told(
                "{\"type\":\"weather\",\"sun\":true}",
                RUN.replaceFirst("\\{", "{\"mood\":\"good\","),
                "{\"type\":\"weather\",\"run\":\"abc\"}",
                SNAPSHOT.formatted(1, 50_000_000, 77));

        assertThat(scope.the("#count-reads")).hasText("77");
    }

    @Test
    void aHoleIsShownAsOneUntilItIsFilled() {
        Scope scope = told(RUN, SNAPSHOT.formatted(1, 50_000_000, 10), SNAPSHOT.formatted(4, 200_000_000, 40));
        assertThat(scope.the("#traces")).hasAttribute("data-last-seq", "4");
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "1");

        Scope filled = told(RUN, SNAPSHOT.formatted(1, 50_000_000, 10), SNAPSHOT.formatted(4, 200_000_000, 40), """
                {"type":"backfill","run":"abc","snapshots":[{"seq":2,"t":100000000,"reads":20,"writes":10},
                                                            {"seq":3,"t":150000000,"reads":30,"writes":10}]}""");
        filled.awaitDrawn(4);
    }

    /** A page whose server says just this. */
    private Scope told(String... messages) {
        Scope scope = prepare(new Browser.NewContextOptions());
        scope.page().routeWebSocket("**/live*", server -> {
            for (String message : messages) {
                server.send(message);
            }
        });
        scope.visit(site);
        return scope;
    }
}
