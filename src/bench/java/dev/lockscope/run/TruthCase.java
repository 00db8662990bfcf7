package dev.lockscope.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A workload for a lock that knows what it did, and the figures to be compared. */
record TruthCase(
        String mode, String name, Map<String, ?> workload, TruthLock lock, Action action, List<TruthFigure> figures) {
    /** What is done to a run while it is active. */
    @FunctionalInterface
    interface Action {
        void perform(Run run) throws Exception;
    }

    TruthCase(String mode, String name, Map<String, ?> workload, TruthLock lock, TruthFigure... figures) {
        this(mode, name, workload, lock, run -> {}, List.of(figures));
    }

    TruthCase during(Action action) {
        return new TruthCase(mode, name, workload, lock, action, figures);
    }

    TruthRun run() throws Exception {
        Map<String, Object> fields = new HashMap<>(Map.of("durationMillis", 1_500));
        fields.putAll(workload);
        Run run = Runs.started(fields, lock.kind(), Runs.NOBODY);
        action.perform(run);
        return new TruthRun(lock, run, Runs.ended(run));
    }

    /** Prints a row for each figure. */
    void print(TruthRun of) {
        for (TruthFigure figure : figures) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    mode,
                    name,
                    figure.name(),
                    figure.said().apply(of),
                    figure.truth().apply(of));
        }
    }
}
