package dev.lockscope.experiment;

import dev.lockscope.workload.AcceptedValues;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.KeyChoice;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reads what sweep is asked for. */
final class SweepReader {
    private static final List<String> KNOWN = List.of("workload", "parameters", "repeats", "seed");

    private static final int MOST_AXES = 2;
    private static final int MOST_POINTS = 200;

    private final ExperimentLimits extent;
    private final RequestReader asked;

    SweepReader(Map<String, ?> fields, ExperimentLimits extent) {
        this.extent = extent;
        asked = new RequestReader(fields, extent.ceilings());
    }

    SweepPlan read() throws InvalidExperiment {
        asked.only(KNOWN);
        Workload workload = asked.workload("workload");
        List<Axis> axes = axes();
        AcceptedValues numbers = asked.parameters(SweepPlan.PARAMETERS);
        asked.check();
        Long seed = (Long) numbers.values().get("seed");
        SweepPlan plan = new SweepPlan(
                Objects.requireNonNull(workload),
                axes,
                numbers.count("repeats"),
                Math.min(SweepPlan.LONGEST_WARMUP_MILLIS, workload.durationMillis()),
                seed == null ? ThreadLocalRandom.current().nextLong(1L << 53) : seed);
        bound(plan);
        asked.check();
        checkPoints(plan);
        asked.check();
        return plan;
    }

    private List<Axis> axes() {
        Object given = asked.has("parameters") ? asked.given("parameters") : List.of(Map.of("name", "lock"));
        if (!(given instanceof List<?> list) || list.isEmpty() || list.size() > MOST_AXES) {
            asked.object("parameters", "must be an array of one or two objects, each with a name and values");
            return List.of();
        }
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            axis(list.get(i), "parameters[%d]".formatted(i)).ifPresent(axes::add);
        }
        if (axes.stream().map(Axis::name).distinct().count() < axes.size()) {
            asked.object("parameters[1].name", "must be another than that of the first");
        }
        return axes;
    }

    private Optional<Axis> axis(@Nullable Object given, String field) {
        if (given instanceof Map<?, ?> fields) {
            return new AxisReader(fields, field, asked).read();
        }
        asked.object(field, "must be an object with a name and values");
        return Optional.empty();
    }

    private void bound(SweepPlan plan) {
        if (plan.points() > MOST_POINTS) {
            asked.object(
                    "parameters", "must make no more than %d points, make %d".formatted(MOST_POINTS, plan.points()));
        } else {
            long runs = (long) plan.points() * plan.repeats();
            extent.bound(asked, runs, "repeats", plan.workload().durationMillis(), "workload.durationMillis");
        }
        boolean zipf = plan.axes().stream().anyMatch(axis -> axis.name().equals("zipfExponent"));
        if (zipf && plan.workload().keyChoice() != KeyChoice.ZIPF) {
            asked.object("workload.keyChoice", "must be zipf where the exponent is varied, or that has no effect");
        }
    }

    /** Values that are each within their bounds may break one together; the first point of each such kind is named. */
    private void checkPoints(SweepPlan plan) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (int point = 0; point < plan.points(); point++) {
            try {
                plan.workloadOf(point, extent.ceilings());
            } catch (InvalidWorkload invalid) {
                for (FieldViolation violation : invalid.violations()) {
                    wrong.putIfAbsent(
                            fieldOf(violation, plan),
                            "with %s: %s %s".formatted(plan.values(point), violation.field(), violation.detail()));
                }
            }
        }
        wrong.forEach(asked::object);
    }

    /** The varied parameter that is to blame, or else the first. */
    private static String fieldOf(FieldViolation violation, SweepPlan plan) {
        int axis = plan.axes().stream().map(Axis::name).toList().indexOf(violation.field());
        return "parameters[%d]".formatted(Math.max(0, axis));
    }
}
