package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Parameter.Whole;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One workload with one or two parameters varied. Every point (one value of each) is run once in each round, each round in a
 * random order of its own, so that the machine's drift hits all points alike and a sweep that is stopped early has as many
 * runs of each, give or take one. Before all, each lock and kind of thread is run once to warm up; those runs do not count.
 *
 * @param workload its varied parameters are as they were asked for and of no effect
 * @param axes one or two
 * @param repeats rounds, from 1
 * @param warmupMillis how long each of the runs at the start lasts
 * @param seed what the order of the runs follows from
 */
public record SweepPlan(Workload workload, List<Axis> axes, int repeats, long warmupMillis, long seed) implements ExperimentPlan {
    public static final String KIND = "sweep";

    /** The parameters of a sweep, but for the workload and what is varied of it. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Whole(
                    "repeats",
                    "Repeats",
                    "runs",
                    1,
                    50,
                    7L,
                    null,
                    "How often each point is run: more of them show better how far the figures spread."),
            new Whole(
                    "seed",
                    "Order seed",
                    "",
                    0,
                    (1L << 53) - 1,
                    null,
                    "random",
                    "What the random order of the runs follows from; empty for a new one."));

    static final long LONGEST_WARMUP_MILLIS = 250;

    /**
     * The sweep that is asked for.
     *
     * @param fields decoded JSON: {@code workload}, {@code parameters}, {@code repeats}, {@code seed}, any of which may be
     *     missing; without parameters all guarding locks are compared
     * @throws InvalidExperiment naming every field that is in the way
     */
    public static SweepPlan accept(Map<String, ?> fields) throws InvalidExperiment {
        return accept(fields, ExperimentLimits.USUAL);
    }

    /** The same, for one who may not ask for more than this. */
    public static SweepPlan accept(Map<String, ?> fields, ExperimentLimits extent) throws InvalidExperiment {
        return new SweepReader(fields, extent).read();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Workload> runs() {
        List<Workload> workloads =
                IntStream.range(0, points()).mapToObj(this::workload).toList();
        return Stream.concat(warmups().stream(), order().stream().map(workloads::get))
                .toList();
    }

    @Override
    public SweepResult result(List<ExperimentRun> soFar, RunState state) {
        return SweepResult.of(this, soFar, state);
    }

    /** How many of the first runs do not count. */
    public int warmedUpAfter() {
        return warmups().size();
    }

    /** How many points there are. */
    public int points() {
        return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
    }

    /** The point of each run that counts, in the order in which they are made. */
    public List<Integer> order() {
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        for (int round = 0; round < repeats; round++) {
            List<Integer> points =
                    new ArrayList<>(IntStream.range(0, points()).boxed().toList());
            Collections.shuffle(points, random);
            order.addAll(points);
        }
        return order;
    }

    /** The values of a point, one for each axis; those of the last axis change first. */
    public List<Object> values(int point) {
        List<Object> values = new ArrayList<>();
        int rest = point;
        for (Axis axis : axes.reversed()) {
            values.addFirst(axis.values().get(rest % axis.values().size()));
            rest /= axis.values().size();
        }
        return values;
    }

    /** The workload of a point. */
    Workload workload(int point) {
        try {
            return workloadOf(point, Ceilings.HIGHEST);
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("a point was not checked", impossible);
        }
    }

    /** @throws InvalidWorkload when the values of the point break a bound together */
    Workload workloadOf(int point, Ceilings ceilings) throws InvalidWorkload {
        Map<String, Object> changes = new LinkedHashMap<>();
        List<Object> values = values(point);
        for (int axis = 0; axis < axes.size(); axis++) {
            changes.put(axes.get(axis).name(), values.get(axis));
        }
        return Limits.vary(workload, changes, ceilings);
    }

    /** For each lock and kind of thread the first point that has it, shortened. */
    private List<Workload> warmups() {
        Map<List<Object>, Workload> first = new LinkedHashMap<>();
        for (int point = 0; point < points(); point++) {
            Workload workload = workload(point);
            first.putIfAbsent(List.of(workload.lock(), workload.threads()), workload);
        }
        return first.values().stream().map(this::shortened).toList();
    }

    private Workload shortened(Workload workload) {
        try {
            return Limits.vary(workload, Map.of("durationMillis", warmupMillis, "rampMillis", 0), Ceilings.HIGHEST);
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("a shorter run breaks a bound", impossible);
        }
    }
}
