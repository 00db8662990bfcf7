package dev.lockscope.run;

import java.util.Map;

/** What is said about runs of a lock that knows what it did, beside the truth, as a table in Markdown. */
public final class TruthBench {
    private TruthBench() {}

    public static void main(String[] arguments) throws Exception {
        // The first run is of code that is not compiled.
        new TruthCase("", "", Map.of("durationMillis", 1_000, "pauseMicros", 0), TruthCases.correct()).run();
        System.out.println("| mode | case | figure | said | true |");
        System.out.println("|---|---|---|---|---|");
        for (TruthCase each : TruthCases.all()) {
            each.print(each.run());
        }
    }
}
