package dev.lockscope.workload;

import dev.lockscope.lock.Catalogue;
import dev.lockscope.lock.LockKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The bounds of a workload: the one place where they are set and checked. */
public final class Limits {
    private static final int MOST_WORKERS = 20_000;
    private static final int MOST_PLATFORM_WORKERS = 2_000;
    private static final long MOST_EXACT = (1L << 53) - 1;

    /** Every parameter, in the order of the page. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter.Choice(
                    "lock",
                    "Lock",
                    Catalogue.LOCKS.stream().map(LockKind::id).toList(),
                    "mutex",
                    "How the map is protected."),
            new Parameter.Choice(
                    "threads",
                    "Threads",
                    List.of("virtual", "platform"),
                    "virtual",
                    "What each worker runs on: a virtual thread or one of the operating system."),
            new Parameter.Whole(
                    "readers", "Readers", "workers", 0, MOST_WORKERS, 100L, false, "Workers that read one random key at a time."),
            new Parameter.Whole(
                    "writers", "Writers", "workers", 0, MOST_WORKERS, 10L, false, "Workers that write one random key at a time."),
            new Parameter.Whole("keys", "Keys", "keys", 1, 1_000, 5L, false, "Keys of the map; each operation picks one at random."),
            new Parameter.Whole(
                    "values", "Values", "values", 1, 1_000_000, 100L, false, "A writer draws its value from 0 up to this many less one."),
            new Parameter.Whole(
                    "pauseMicros", "Pause", "µs", 0, 10_000_000, 1_000L, false, "Rest asked for after each operation; 0 for none."),
            new Parameter.Whole(
                    "durationMillis", "Duration", "ms", 10, 3_600_000, 1_000L, false, "How long the run lasts unless it is stopped."),
            new Parameter.Whole(
                    "seed", "Seed", "", 0, MOST_EXACT, null, true, "The same seed makes every worker draw the same keys and values; none draws a new one."));

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "readers",
                    "plus writers must be from 1 to %d workers".formatted(MOST_WORKERS),
                    workload -> workload.workers() >= 1 && workload.workers() <= MOST_WORKERS),
            new Rule(
                    "threads",
                    "must be virtual for more than %d workers".formatted(MOST_PLATFORM_WORKERS),
                    workload -> workload.threads() == ThreadKind.VIRTUAL || workload.workers() <= MOST_PLATFORM_WORKERS));

    private Limits() {}

    /** The bounds that span several parameters, a sentence each. */
    public static List<String> rules() {
        return RULES.stream().map(rule -> rule.field + " " + rule.sentence).toList();
    }

    /**
     * The workload that is asked for.
     *
     * @param fields decoded JSON by the name of the parameter; what is missing takes the classic value
     * @throws InvalidWorkload naming every field that is unknown, of the wrong type or out of bounds
     */
    public static Workload accept(Map<String, ?> fields) throws InvalidWorkload {
        List<Violation> violations = new ArrayList<>();
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        for (Parameter parameter : PARAMETERS) {
            String name = parameter.name();
            try {
                accepted.put(name, fields.containsKey(name) ? parameter.accept(fields.get(name)) : parameter.classic());
            } catch (IllegalArgumentException wrong) {
                violations.add(new Violation(name, String.valueOf(wrong.getMessage())));
            }
        }
        fields.keySet().stream()
                .filter(name -> PARAMETERS.stream().noneMatch(parameter -> parameter.name().equals(name)))
                .map(name -> new Violation(name, "is not a parameter; there are " + names()))
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            throw new InvalidWorkload(violations);
        }
        return obeyingTheRules(new Workload(new Accepted(accepted)));
    }

    private static Workload obeyingTheRules(Workload workload) throws InvalidWorkload {
        List<Violation> violations = RULES.stream()
                .filter(rule -> !rule.holds.test(workload))
                .map(rule -> new Violation(rule.field, rule.sentence))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidWorkload(violations);
        }
        return workload;
    }

    private static String names() {
        return String.join(", ", PARAMETERS.stream().map(Parameter::name).toList());
    }

    private record Rule(String field, String sentence, Predicate<Workload> holds) {}
}
