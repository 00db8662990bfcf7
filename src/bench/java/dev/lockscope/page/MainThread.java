package dev.lockscope.page;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The main thread of a page, by a trace of Chromium's.
 *
 * @param events what it did that took time, in the order in which it began
 * @param millis how long it was traced
 */
record MainThread(List<JsonObject> events, double millis) {
    private static final String TASK = "RunTask";
    private static final Set<String> SCRIPTING = Set.of(
            "EvaluateScript",
            "EventDispatch",
            "FireAnimationFrame",
            "FunctionCall",
            "MajorGC",
            "MinorGC",
            "RunMicrotasks",
            "TimerFire",
            "v8.callFunction",
            "v8.evaluateModule");
    private static final Set<String> RENDERING = Set.of(
            "Commit",
            "HitTest",
            "IntersectionObserverController::computeIntersections",
            "Layerize",
            "Layout",
            "Paint",
            "PrePaint",
            "UpdateLayer",
            "UpdateLayoutTree");
    private static final double MICROS = 1_000;
    private static final double PERCENT = 100;

    /** The one that did most, of all pages that were traced. */
    static MainThread busiest(List<JsonObject> trace, double millis) {
        Set<String> mains = trace.stream()
                .filter(event -> name(event).equals("thread_name")
                        && event.getAsJsonObject("args")
                                .get("name")
                                .getAsString()
                                .equals("CrRendererMain"))
                .map(MainThread::thread)
                .collect(Collectors.toSet());
        Map<String, List<JsonObject>> threads = trace.stream()
                .filter(event -> event.has("dur") && mains.contains(thread(event)))
                .sorted(Comparator.comparingDouble(event -> number(event, "ts")))
                .collect(Collectors.groupingBy(MainThread::thread));
        return threads.values().stream()
                .map(events -> new MainThread(events, millis))
                .max(Comparator.comparingDouble(MainThread::all))
                .orElseThrow();
    }

    /** Share of a core in CPU time, per cent: scripts, and what they had the browser do at once. */
    double scripting() {
        return share(SCRIPTING);
    }

    /** Share of a core in CPU time, per cent: style, layout and painting that no script waited for. */
    double rendering() {
        return share(RENDERING);
    }

    /** Share of a core in CPU time, per cent: all that it did, and what tracing took of that. */
    double all() {
        return PERCENT * tasks().stream().mapToDouble(MainThread::cpu).sum() / millis;
    }

    /** How many tasks took longer by the clock. */
    long over(double limit) {
        return tasks().stream().filter(task -> clock(task) > limit).count();
    }

    /** Milliseconds by the clock. */
    double longest() {
        return tasks().stream().mapToDouble(MainThread::clock).max().orElse(0);
    }

    /** Milliseconds of CPU time. */
    double longestOfCpu() {
        return tasks().stream().mapToDouble(MainThread::cpu).max().orElse(0);
    }

    private List<JsonObject> tasks() {
        return events.stream().filter(event -> name(event).equals(TASK)).toList();
    }

    /** What lies within another of either kind counts as a part of that. */
    private double share(Set<String> names) {
        double cpu = 0;
        double end = 0;
        for (JsonObject event : events) {
            String name = name(event);
            double began = number(event, "ts");
            if (began < end || !SCRIPTING.contains(name) && !RENDERING.contains(name)) {
                continue;
            }
            end = began + number(event, "dur");
            if (names.contains(name)) {
                cpu += cpu(event);
            }
        }
        return PERCENT * cpu / millis;
    }

    private static String name(JsonObject event) {
        return event.get("name").getAsString();
    }

    private static String thread(JsonObject event) {
        return event.get("pid") + ":" + event.get("tid");
    }

    private static double clock(JsonObject event) {
        return number(event, "dur") / MICROS;
    }

    private static double cpu(JsonObject event) {
        return number(event, "tdur") / MICROS;
    }

    private static double number(JsonObject event, String field) {
        return event.has(field) ? event.get(field).getAsDouble() : 0;
    }
}
