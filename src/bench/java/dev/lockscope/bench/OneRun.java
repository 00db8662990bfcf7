package dev.lockscope.bench;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Report;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs a workload several times in one JVM and prints the operations per second of the last run; the earlier ones are warm-up.
 * Arguments: the number of runs, then {@code parameter=value}.
 */
public final class OneRun {
    private OneRun() {}

    public static void main(String[] arguments) throws Exception {
        RunService service = new RunService(new InProcessRunners(Duration.ofMillis(50)), new RunObserver() {});
        Map<String, Object> workload = Arrays.stream(arguments)
                .skip(1)
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> value(pair[1])));
        double operationsPerSecond = 0;
        for (int time = 0; time < Integer.parseInt(arguments[0]); time++) {
            Run run = service.start(Limits.accept(workload));
            run.awaitEnd();
            Report report = run.report().orElseThrow();
            operationsPerSecond = (report.reads() + report.writes()) * 1e9 / report.elapsedNanos();
        }
        System.out.println("operationsPerSecond " + operationsPerSecond);
    }

    private static Object value(String text) {
        return text.matches("[0-9]+") ? (Object) Long.valueOf(text) : text;
    }
}
