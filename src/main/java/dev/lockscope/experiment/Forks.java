package dev.lockscope.experiment;

import dev.lockscope.runner.Runner;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/** The runners of an experiment that are in use. Not thread-safe. */
final class Forks implements AutoCloseable {
    private final ExperimentPlan plan;
    private final IntFunction<Runner> fresh;
    private final Map<Integer, Runner> runners = new HashMap<>();

    /** Number of runs that each fork still has to make. */
    private final Map<Integer, Integer> left = new HashMap<>();

    /** @param fresh provides a runner that has made no run yet, for the given one */
    Forks(ExperimentPlan plan, int runs, IntFunction<Runner> fresh) {
        this.plan = plan;
        this.fresh = fresh;
        for (int run = 0; run < runs; run++) {
            left.merge(plan.fork(run), 1, Integer::sum);
        }
    }

    /** The runner of a run. */
    Runner of(int run) {
        return runners.computeIfAbsent(plan.fork(run), fork -> fresh.apply(run));
    }

    /** Ends the runner of a run if that was its last. */
    void made(int run) {
        int fork = plan.fork(run);
        if (left.merge(fork, -1, Integer::sum) == 0) {
            Objects.requireNonNull(runners.remove(fork)).close();
        }
    }

    @Override
    public void close() {
        runners.values().forEach(Runner::close);
    }
}
