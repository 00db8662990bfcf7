package dev.lockscope.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fake list of stored runs, {@code run0} first, of any length. */
record FakeRunList(int runs) {
    private static final String LINE = """
            {"id":"run%d","state":"finished","startedAt":"2026-03-01T12:00:00Z","workload":{"lock":"mutex","threads":"virtual",\
            "readers":100,"writers":10},"reads":1000,"writes":100,"elapsedNanos":1000000000,"p99WaitNanos":1500,"jain":1.0,\
            "grade":"acceptable","pinned":false,"snapshots":1,"missing":0,"bytes":10}""";

    FakeRunList(Page page, int runs) {
        this(runs);
        page.route(Pattern.compile("/api/runs\\?"), this::answer);
    }

    private void answer(Route route) {
        String query = URI.create(route.request().url()).getQuery();
        int from = number(query, "after=run(\\d+)", -1) + 1;
        int to = Math.min(runs, from + number(query, "limit=(\\d+)", runs));
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setHeaders(Map.of(
                        "ETag", "W/\"1\"", "X-Total-Count", String.valueOf(runs), "Content-Type", "application/json"))
                .setBody(IntStream.range(from, to)
                        .mapToObj(LINE::formatted)
                        .collect(Collectors.joining(",", "[", "]"))));
    }

    private static int number(String query, String pattern, int otherwise) {
        Matcher found = Pattern.compile(pattern).matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }
}
