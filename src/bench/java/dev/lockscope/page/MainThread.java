package dev.lockscope.page;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The main thread of a page, from a trace of Chromium.
 *
 * @param events its events with a duration, by start time
 * @param millis length of the trace
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

    /** The main thread with the most CPU time among all traced pages. */
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

    /** CPU time in per cent of a core: scripts, including layout that they forced. */
    double scripting() {
        return share(SCRIPTING);
    }

    /** CPU time in per cent of a core: style, layout and painting outside scripts. */
    double rendering() {
        return share(RENDERING);
    }

    /** CPU time in per cent of a core: all tasks, including the overhead of tracing. */
    double all() {
        return PERCENT * tasks().stream().mapToDouble(MainThread::cpu).sum() / millis;
    }

    /** Number of tasks longer than a limit, in milliseconds of wall-clock time. */
    long over(double limit) {
        return tasks().stream().filter(task -> wallClock(task) > limit).count();
    }

    /** The longest task, in milliseconds of wall-clock time. */
    double longest() {
        return tasks().stream().mapToDouble(MainThread::wallClock).max().orElse(0);
    }

    /** The longest task, in milliseconds of CPU time. */
    double longestOfCpu() {
        return tasks().stream().mapToDouble(MainThread::cpu).max().orElse(0);
    }

    private List<JsonObject> tasks() {
        return events.stream().filter(event -> name(event).equals(TASK)).toList();
    }

    /** An event nested in another counts as part of the outer one. */
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

    private static double wallClock(JsonObject event) {
        return number(event, "dur") / MICROS;
    }

    private static double cpu(JsonObject event) {
        return number(event, "tdur") / MICROS;
    }

    private static double number(JsonObject event, String field) {
        return event.has(field) ? event.get(field).getAsDouble() : 0;
    }
}
