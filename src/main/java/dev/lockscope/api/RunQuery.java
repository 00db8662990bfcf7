package dev.lockscope.api;

import dev.lockscope.history.RunCriteria;
import dev.lockscope.history.RunOrder;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.log.RunSummary;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.Preset;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query of a request for the list of runs. */
final class RunQuery {
    private static final int MAX_LIMIT = 1_000;
    private static final List<String> KNOWN = List.of("lock", "preset", "pinned", "q", "sort", "limit", "after");
    private static final List<String> SORTS =
            Arrays.stream(RunOrder.values()).map(RunOrder::field).toList();

    private final MultivaluedMap<String, String> query;
    private final List<FieldViolation> violations = new ArrayList<>();

    private RunQuery(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /**
     * @param find finds a run by its id
     * @throws InvalidRequest listing every parameter that is unknown or has an invalid value
     */
    static RunCriteria read(MultivaluedMap<String, String> query, Function<String, Optional<RunSummary>> find)
            throws InvalidRequest {
        return new RunQuery(query).read(find);
    }

    private RunCriteria read(Function<String, Optional<RunSummary>> find) throws InvalidRequest {
        query.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> reject(name, "is unknown; the valid ones are " + String.join(", ", KNOWN)));
        String lock =
                oneOf("lock", LockCatalogue.LOCKS.stream().map(LockKind::id).toList());
        String preset = oneOf("preset", Preset.ALL.stream().map(Preset::id).toList());
        String pinned = oneOf("pinned", List.of("true", "false"));
        String sort = valueOf("sort", "-" + RunOrder.STARTED_AT.field());
        boolean descending = sort.startsWith("-");
        int by = SORTS.indexOf(descending ? sort.substring(1) : sort);
        if (by < 0) {
            reject(
                    "sort",
                    "must be one of %s, with a leading minus for descending order".formatted(String.join(", ", SORTS)));
        }
        String limit = valueOf("limit", Integer.toString(MAX_LIMIT));
        if (!within(limit)) {
            reject("limit", "must be a whole number from 1 to %d, was %s".formatted(MAX_LIMIT, limit));
        }
        String last = query.getFirst("after");
        Optional<RunSummary> after = Optional.ofNullable(last).flatMap(find);
        if (last != null && after.isEmpty()) {
            reject("after", "must be the id of a stored run, was " + last);
        }
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
        String text = query.getFirst("q");
        return new RunCriteria(
                lock,
                preset,
                pinned == null ? null : Boolean.valueOf(pinned),
                text == null || text.isBlank() ? null : text.strip(),
                RunOrder.values()[by],
                descending,
                Integer.parseInt(limit),
                after.orElse(null));
    }

    private @Nullable String oneOf(String name, List<String> allowed) {
        String value = query.getFirst(name);
        if (value != null && !allowed.contains(value)) {
            reject(name, "must be one of %s, was %s".formatted(String.join(", ", allowed), value));
        }
        return value;
    }

    private String valueOf(String name, String otherwise) {
        String value = query.getFirst(name);
        return value == null ? otherwise : value;
    }

    private static boolean within(String limit) {
        return limit.matches("[0-9]{1,4}") && 1 <= Integer.parseInt(limit) && Integer.parseInt(limit) <= MAX_LIMIT;
    }

    private void reject(String field, String detail) {
        violations.add(new FieldViolation(field, detail));
    }
}
