package dev.lockscope.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import dev.lockscope.bench.crowd.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cost of the packaged page in Chromium, which shares the cores with the server and its workload: time until the charts are
 * drawn, and load of the main thread during a minute of a run with 20 snapshots a second and all charts drawn.
 */
public final class PageBench {
    private static final int LOADS = 15;
    private static final double LOADED_MILLIS = 2_500;
    private static final long BEFORE_MILLIS = 5_000;
    private static final long TRACED_MILLIS = 60_000;
    private static final long AFTER_MILLIS = 10_000;
    private static final int LONG_MILLIS = 50;

    /** Records when each chart was first drawn with a trace of the run: at the start of the next frame. */
    private static final String WATCH = """
            window.drawn = new Map();
            const { stroke } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.stroke = function (...path) {
              const chart = path.length && this.canvas.closest('[data-chart]');
              if (chart && !drawn.has(chart)) {
                drawn.set(chart, 0);
                requestAnimationFrame(() => drawn.set(chart, performance.now()));
              }
              return stroke.apply(this, path);
            };
            """;

    private static final String TRACE = """
            { "transferMode": "ReportEvents", "traceConfig": {
              "recordMode": "recordAsMuchAsPossible", "excludedCategories": ["*"],
              "includedCategories": ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "__metadata"] } }""";

    private final Server server;
    private final Browser browser;

    private PageBench(Server server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!Server.packaged()) {
            System.out.println("page: ./mvnw package first");
            return;
        }
        try (Server server = new Server();
                Playwright playwright = Playwright.create()) {
            PageBench bench = new PageBench(server, Browsers.launch(playwright));
            server.run(1_000);
            bench.loads();
            bench.minute("the classic workload", Map.of());
            bench.minute("4 readers and 2 writers", Map.of("readers", 4, "writers", 2));
        }
    }

    private void loads() {
        List<Double> first = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        load(new ArrayList<>(), new ArrayList<>());
        for (int load = 0; load < LOADS; load++) {
            load(first, all);
        }
        System.out.println("page, milliseconds after navigation");
        print("first chart", first);
        print("all charts", all);
    }

    private void load(List<Double> first, List<Double> all) {
        try (BrowserContext profile = profile()) {
            Page page = profile.newPage();
            page.addInitScript(WATCH);
            page.navigate(server.site().toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            // Polling would take some of the page's time.
            page.waitForTimeout(LOADED_MILLIS);
            List<?> drawn = (List<?>) page.evaluate("() => [...drawn.values()].sort((a, b) => a - b)");
            first.add(((Number) drawn.getFirst()).doubleValue());
            all.add(((Number) drawn.getLast()).doubleValue());
        }
    }

    private BrowserContext profile() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    private static void print(String title, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "  %-12s median %.0f  min %.0f  max %.0f%n",
                title,
                sorted.get(sorted.size() / 2),
                sorted.getFirst(),
                sorted.getLast());
    }

    private void minute(String title, Map<String, Integer> workload) throws IOException, InterruptedException {
        Map<String, Object> longer = new HashMap<>(workload);
        longer.put("durationMillis", BEFORE_MILLIS + TRACED_MILLIS + AFTER_MILLIS);
        try (BrowserContext profile = profile()) {
            Page page = profile.newPage();
            page.navigate(server.site().toString());
            String run = "/api/runs/" + server.start(longer);
            page.waitForTimeout(BEFORE_MILLIS);
            MainThread thread = trace(page);
            server.send("POST", run + "/stop", Map.of());
            server.ended(run);
            System.out.printf(
                    Locale.ROOT,
                    "page, a minute of %s: of a core, in CPU time, scripting %.1f %%, rendering %.1f %%, all tasks %.1f %%; "
                            + "tasks over %d ms: %d, the longest %.1f ms; the longest in CPU time %.1f ms%n",
                    title,
                    thread.scripting(),
                    thread.rendering(),
                    thread.all(),
                    LONG_MILLIS,
                    thread.over(LONG_MILLIS),
                    thread.longest(),
                    thread.longestOfCpu());
        }
    }

    private MainThread trace(Page page) {
        CDPSession chromium = browser.newBrowserCDPSession();
        List<JsonObject> events = new ArrayList<>();
        AtomicBoolean complete = new AtomicBoolean();
        chromium.on(
                "Tracing.dataCollected",
                part -> part.getAsJsonArray("value").forEach(event -> events.add(event.getAsJsonObject())));
        chromium.on("Tracing.tracingComplete", end -> complete.set(true));
        chromium.send("Tracing.start", JsonParser.parseString(TRACE).getAsJsonObject());
        page.waitForTimeout(TRACED_MILLIS);
        chromium.send("Tracing.end");
        page.waitForCondition(complete::get);
        chromium.detach();
        return MainThread.busiest(events, TRACED_MILLIS);
    }
}
