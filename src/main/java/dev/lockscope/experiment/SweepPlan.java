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

/**
 * One workload with one or two parameters varied. Each round runs every point (one value of each axis) once, in a random order
 * of its own, so that drift of the machine affects all points alike and a sweep that is stopped early has as many runs of each,
 * give or take one.
 *
 * @param workload its values of the varied parameters have no effect
 * @param axes one or two
 * @param repeats rounds, from 1
 * @param warmupMillis 0; in sweeps of versions before runs had forks, the duration of a run of each lock that did not count
 * @param seed of the order of the runs
 */
public record SweepPlan(Workload workload, List<Axis> axes, int repeats, long warmupMillis, long seed)
        implements ExperimentPlan {
    public static final String KIND = "sweep";

    /** The parameters of a sweep besides the workload and the axes. */
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

    /**
     * The sweep of a request.
     *
     * @param fields decoded JSON: {@code workload}, {@code parameters}, {@code repeats}, {@code seed}, all optional; without
     *     parameters all guarding locks are compared
     * @throws InvalidExperiment naming every invalid field
     */
    public static SweepPlan accept(Map<String, ?> fields) throws InvalidExperiment {
        return accept(fields, ExperimentLimits.DEFAULT);
    }

    /** The same within given limits. */
    public static SweepPlan accept(Map<String, ?> fields, ExperimentLimits limits) throws InvalidExperiment {
        return new SweepReader(fields, limits).read();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Workload> runs() {
        List<Workload> workloads =
                IntStream.range(0, points()).mapToObj(this::workload).toList();
        return order().stream().map(workloads::get).toList();
    }

    @Override
    public SweepResult result(List<ExperimentRun> completed, RunState state) {
        return SweepResult.of(this, completed, state);
    }

    /** Number of points. */
    public int points() {
        return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
    }

    /** The point of each run that counts, in the order of execution. */
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

    /** The values of a point, one per axis; the last axis varies fastest. */
    public List<Object> values(int point) {
        List<Object> values = new ArrayList<>();
        int remainder = point;
        for (Axis axis : axes.reversed()) {
            values.addFirst(axis.values().get(remainder % axis.values().size()));
            remainder /= axis.values().size();
        }
        return values;
    }

    /** The workload of a point. */
    Workload workload(int point) {
        try {
            return workloadOf(point, Ceilings.HIGHEST);
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("unchecked point", impossible);
        }
    }

    /** @throws InvalidWorkload if the combined values of the point are out of bounds */
    Workload workloadOf(int point, Ceilings ceilings) throws InvalidWorkload {
        Map<String, Object> changes = new LinkedHashMap<>();
        List<Object> values = values(point);
        for (int axis = 0; axis < axes.size(); axis++) {
            changes.put(axes.get(axis).name(), values.get(axis));
        }
        return Limits.vary(workload, changes, ceilings);
    }
}
