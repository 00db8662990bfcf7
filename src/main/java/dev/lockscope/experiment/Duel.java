package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.workload.AcceptedValues;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Parameter.Whole;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two workloads in alternating slices, so that whatever drifts in the machine hits both. A slice of A and one of B make a
 * pair. Pairs take turns in who goes first, A B B A A B B A: what a steady drift, or going second, does to one pair it
 * undoes in the next. Always A B would hand all of it to B, and drawing lots could too when there are few.
 *
 * @param a lasts {@code sliceMillis}, and so does {@code b}
 * @param slices of each that count, so pairs
 * @param sliceMillis how long each lasts, in milliseconds
 * @param warmUp pairs before these that do not count
 */
public record Duel(Workload a, Workload b, int slices, long sliceMillis, int warmUp) implements ExperimentPlan {
    public static final String KIND = "duel";

    /** The parameters of a duel, but for the two workloads. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Whole(
                    "slices",
                    "Slices",
                    "of each",
                    PairedRatio.LEAST_PAIRS,
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
     * The duel that is asked for.
     *
     * @param fields decoded JSON: {@code a} and {@code b}, a workload each whose duration is that of a slice whatever it says,
     *     and {@link #PARAMETERS}; what is missing takes the classic value
     * @throws InvalidExperiment naming every field that is unknown, of the wrong type or out of bounds
     */
    public static Duel accept(Map<String, ?> fields) throws InvalidExperiment {
        return accept(fields, ExperimentLimits.USUAL);
    }

    /** The same, for one who may not ask for more than this. */
    public static Duel accept(Map<String, ?> fields, ExperimentLimits extent) throws InvalidExperiment {
        RequestReader questions = new RequestReader(fields, extent.ceilings());
        questions.only(List.of("a", "b", "slices", "sliceMillis", "warmUp"));
        AcceptedValues parameters = questions.parameters(PARAMETERS);
        // When that is wrong itself, what else is wrong is to be found with any.
        long sliceMillis = parameters.has("sliceMillis") ? parameters.whole("sliceMillis") : 1_000;
        @Nullable Workload a = questions.workload("a", sliceMillis);
        @Nullable Workload b = questions.workload("b", sliceMillis);
        questions.check();
        extent.bound(questions, 2L * parameters.count("slices"), "slices", sliceMillis, "sliceMillis");
        questions.check();
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
        return IntStream.range(0, 2 * (warmUp + slices))
                .mapToObj(run -> isOfA(run) ? a : b)
                .toList();
    }

    /** Whether a run is one of A; the others are of B. */
    static boolean isOfA(int run) {
        boolean first = run % 2 == 0;
        boolean aGoesFirst = run / 2 % 2 == 0;
        return first == aGoesFirst;
    }

    @Override
    public DuelResult result(List<ExperimentRun> soFar, RunState state) {
        return DuelResult.of(this, soFar, state);
    }
}
