package dev.lockscope.run;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.TruthLock.Fault;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The power of the verdict: in how many runs it finds a rare fault, of those runs in which the lock itself counted at least
 * ten violations, of those with fewer, and of those with none; then its false alarms on the locks of the catalogue, in runs of 300 ms. Arguments: runs per case,
 * milliseconds of a run, runs of each lock of the catalogue, and the crowds (all if none is named).
 */
public final class PowerBench {
    private static final int ENOUGH = 10;

    /** Runs of faults that need no second worker to do harm: these hardly differ. */
    private static final int RUNS_OF_CERTAIN = 5;

    private static final int CORRECT_MILLIS = 300;

    private enum Crowd {
        UNPACED(
                "8 + 8 platform, no pause",
                Map.of("readers", 8, "writers", 8, "threads", "platform", "pauseMicros", 0)),
        PACED("50 + 50 virtual, 1 ms", Map.of("readers", 50, "writers", 50)),
        /** Sections long enough to meet on any machine. */
        HOLDING(
                "8 + 8 platform, no pause, hold 5 µs",
                Map.of("readers", 8, "writers", 8, "threads", "platform", "pauseMicros", 0, "holdMicros", 5));

        private final String title;
        private final Map<String, ?> fields;

        Crowd(String title, Map<String, ?> fields) {
            this.title = title;
            this.fields = fields;
        }
    }

    private PowerBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        int runs = Integer.parseInt(arguments[0]);
        int millis = Integer.parseInt(arguments[1]);
        int correctRuns = Integer.parseInt(arguments[2]);
        List<Crowd> crowds =
                Arrays.stream(arguments).skip(3).map(Crowd::valueOf).toList();
        for (Crowd crowd : crowds.isEmpty() ? List.of(Crowd.values()) : crowds) {
            for (Fault fault : Fault.values()) {
                for (int oneIn : new int[] {1_000, 10_000}) {
                    if (fault != Fault.NONE && (fault != Fault.LOCK_PER_KEY || oneIn == 1_000)) {
                        measure(crowd, fault, oneIn, fault.overlaps() ? runs : Math.min(runs, RUNS_OF_CERTAIN), millis);
                    }
                }
            }
            falseAlarms(crowd, correctRuns);
        }
    }

    private static void measure(Crowd crowd, Fault fault, int oneIn, int runs, int millis) throws InterruptedException {
        if (runs == 0) {
            return;
        }
        Found many = new Found();
        Found few = new Found();
        Found none = new Found();
        long violations = 0;
        for (int run = 0; run < runs; run++) {
            TruthLock truth = TruthLock.faulty(fault, oneIn);
            boolean found = run(crowd, truth.kind(), millis).verdict().grade() == Grade.FORBIDDEN;
            long violated = truth.violations();
            violations += violated;
            (violated >= ENOUGH ? many : violated > 0 ? few : none).add(found);
            if (violated >= ENOUGH && !found) {
                System.out.printf(Locale.ROOT, "not found: %s 1 in %,d, %,d violations%n", fault, oneIn, violated);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | 1 in %,d | %s | %s | %s | %,d |%n",
                crowd.title,
                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                oneIn,
                many,
                few,
                none,
                violations / runs);
    }

    /** In how many runs the fault was found. */
    private static final class Found {
        private int found;
        private int runs;

        void add(boolean found) {
            this.found += found ? 1 : 0;
            runs++;
        }

        @Override
        public String toString() {
            return found + " of " + runs;
        }
    }

    private static void falseAlarms(Crowd crowd, int runs) throws InterruptedException {
        int alarms = 0;
        int made = 0;
        for (LockKind lock : LockCatalogue.LOCKS) {
            for (int run = 0; lock.guards() && run < runs; run++) {
                made++;
                if (run(crowd, lock, CORRECT_MILLIS).verdict().grade() == Grade.FORBIDDEN) {
                    alarms++;
                    System.out.println("false alarm: " + lock.id());
                }
            }
        }
        System.out.printf(Locale.ROOT, "| %s | false alarms | | %d of %d | | | |%n", crowd.title, alarms, made);
    }

    private static Report run(Crowd crowd, LockKind lock, int millis) throws InterruptedException {
        Map<String, Object> fields = new HashMap<>(crowd.fields);
        fields.put("durationMillis", millis);
        return Runs.ended(Runs.started(fields, lock, Runs.NOBODY));
    }
}
