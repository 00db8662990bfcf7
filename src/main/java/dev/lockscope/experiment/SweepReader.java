package dev.lockscope.experiment;

import dev.lockscope.workload.AcceptedValues;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.KeyChoice;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reads the request of a sweep. */
final class SweepReader {
    private static final List<String> KNOWN = List.of("workload", "parameters", "repeats", "seed");

    private static final int MAX_AXES = 2;
    private static final int MAX_POINTS = 200;

    private final ExperimentLimits limits;
    private final RequestReader request;

    SweepReader(Map<String, ?> fields, ExperimentLimits limits) {
        this.limits = limits;
        request = new RequestReader(fields, limits.ceilings());
    }

    SweepPlan read() throws InvalidExperiment {
        request.rejectUnknown(KNOWN);
        Workload workload = request.workload("workload");
        List<Axis> axes = axes();
        AcceptedValues numbers = request.parameters(SweepPlan.PARAMETERS);
        request.check();
        Long seed = (Long) numbers.values().get("seed");
        SweepPlan plan = new SweepPlan(
                Objects.requireNonNull(workload),
                axes,
                numbers.count("repeats"),
                0,
                seed == null ? ThreadLocalRandom.current().nextLong(1L << 53) : seed);
        checkSize(plan);
        request.check();
        checkPoints(plan);
        request.check();
        return plan;
    }

    private List<Axis> axes() {
        Object value = request.has("parameters") ? request.value("parameters") : List.of(Map.of("name", "lock"));
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MAX_AXES) {
            request.addViolation("parameters", "must be an array of one or two objects, each with a name and values");
            return List.of();
        }
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            axis(list.get(i), "parameters[%d]".formatted(i)).ifPresent(axes::add);
        }
        if (axes.stream().map(Axis::name).distinct().count() < axes.size()) {
            request.addViolation("parameters[1].name", "must be another than that of the first");
        }
        return axes;
    }

    private Optional<Axis> axis(@Nullable Object value, String field) {
        if (value instanceof Map<?, ?> fields) {
            return new AxisReader(fields, field, request).read();
        }
        request.addViolation(field, "must be an object with a name and values");
        return Optional.empty();
    }

    private void checkSize(SweepPlan plan) {
        if (plan.points() > MAX_POINTS) {
            request.addViolation(
                    "parameters", "must make no more than %d points, make %d".formatted(MAX_POINTS, plan.points()));
        } else {
            long runs = (long) plan.points() * plan.repeats();
            limits.check(request, runs, "repeats", plan.workload().durationMillis(), "workload.durationMillis");
        }
        boolean zipf = plan.axes().stream().anyMatch(axis -> axis.name().equals("zipfExponent"));
        if (zipf && plan.workload().keyChoice() != KeyChoice.ZIPF) {
            request.addViolation(
                    "workload.keyChoice", "must be zipf where the exponent is varied, or that has no effect");
        }
    }

    /** Values within their bounds may be out of bounds together; the first such point of each parameter is named. */
    private void checkPoints(SweepPlan plan) {
        Map<String, String> violations = new LinkedHashMap<>();
        for (int point = 0; point < plan.points(); point++) {
            try {
                plan.workloadOf(point, limits.ceilings());
            } catch (InvalidWorkload invalid) {
                for (FieldViolation violation : invalid.violations()) {
                    violations.putIfAbsent(
                            fieldOf(violation, plan),
                            "with %s: %s %s".formatted(plan.values(point), violation.field(), violation.detail()));
                }
            }
        }
        violations.forEach(request::addViolation);
    }

    /** The axis of the violation's parameter, or else the first. */
    private static String fieldOf(FieldViolation violation, SweepPlan plan) {
        int axis = plan.axes().stream().map(Axis::name).toList().indexOf(violation.field());
        return "parameters[%d]".formatted(Math.max(0, axis));
    }
}
