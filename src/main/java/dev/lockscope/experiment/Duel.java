package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.workload.AcceptedValues;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Parameter.Whole;
import dev.lockscope.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two workloads in alternating slices, so that drift of the machine affects both. A slice of A and one of B make a pair. The
 * order within a pair alternates, A B B A A B B A: the effect of a steady drift, or of being second, on one pair is reversed in
 * the next. A fixed order would put all of it on B, and so could a random order of few pairs.
 *
 * @param a lasts {@code sliceMillis}, as does {@code b}
 * @param slices of each workload that count, which is the number of pairs
 * @param sliceMillis duration of each slice, in milliseconds
 * @param warmUp pairs before these that do not count
 */
public record Duel(Workload a, Workload b, int slices, long sliceMillis, int warmUp) implements ExperimentPlan {
    public static final String KIND = "duel";

    /** Pairs of forks: how fast a workload is differs from one JVM to another. */
    static final int FORKS = 6;

    /** The parameters of a duel besides the two workloads. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Whole(
                    "slices",
                    "Slices",
                    "of each",
                    PairedRatio.MIN_PAIRS,
                    100,
                    30L,
                    null,
                    "Slices of each workload that count: more of them make the interval narrower."),
            new Whole(
                    "sliceMillis",
                    "Slice length",
                    "ms",
                    20,
                    10_000,
                    200L,
                    null,
                    "How long each slice lasts: longer ones hold more of what is rare."),
            new Whole(
                    "warmUp",
                    "Warm-up",
                    "of each",
                    0,
                    20,
                    2L,
                    null,
                    "Slices of each workload before these that do not count, while the JVM compiles."));

    /**
     * The duel of a request.
     *
     * @param fields decoded JSON: {@code a} and {@code b}, workloads whose own duration is ignored for that of a slice, and
     *     {@link #PARAMETERS}; a missing field takes its default
     * @throws InvalidExperiment naming every field that is unknown, of the wrong type or out of bounds
     */
    public static Duel accept(Map<String, ?> fields) throws InvalidExperiment {
        return accept(fields, ExperimentLimits.DEFAULT);
    }

    /** The same within given limits. */
    public static Duel accept(Map<String, ?> fields, ExperimentLimits limits) throws InvalidExperiment {
        RequestReader request = new RequestReader(fields, limits.ceilings());
        request.rejectUnknown(List.of("a", "b", "slices", "sliceMillis", "warmUp"));
        AcceptedValues parameters = request.parameters(PARAMETERS);
        // If it is invalid itself, any value serves to find the other violations.
        long sliceMillis = parameters.has("sliceMillis") ? parameters.whole("sliceMillis") : 1_000;
        @Nullable Workload a = request.workload("a", sliceMillis);
        @Nullable Workload b = request.workload("b", sliceMillis);
        request.check();
        limits.check(request, 2L * parameters.count("slices"), "slices", sliceMillis, "sliceMillis");
        request.check();
        return new Duel(
                Objects.requireNonNull(a),
                Objects.requireNonNull(b),
                parameters.count("slices"),
                sliceMillis,
                parameters.count("warmUp"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Workload> runs() {
        Set<Integer> warm = new HashSet<>();
        return IntStream.range(0, 2 * (warmUp + slices))
                .mapToObj(run ->
                        warm.add(fork(run)) ? workload(run) : workload(run).withoutWarmUp())
                .toList();
    }

    private Workload workload(int run) {
        return isOfA(run) ? a : b;
    }

    /** Whether a run belongs to A; the others belong to B. */
    static boolean isOfA(int run) {
        boolean first = run % 2 == 0;
        boolean aGoesFirst = run / 2 % 2 == 0;
        return first == aGoesFirst;
    }

    /** The pairs are divided evenly among pairs of forks, one per workload; a warm-up pair belongs to the first of these. */
    @Override
    public int fork(int run) {
        return 2 * forkPair(Math.max(0, run / 2 - warmUp)) + (isOfA(run) ? 0 : 1);
    }

    /** The pair of forks that makes a pair of slices that counts. */
    int forkPair(int pair) {
        return pair * Math.min(FORKS, slices) / slices;
    }

    @Override
    public DuelResult result(List<ExperimentRun> completed, RunState state) {
        return DuelResult.of(this, completed, state);
    }
}
