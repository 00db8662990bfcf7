package dev.lockscope.workload;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.workload.Parameter.Choice;
import dev.lockscope.workload.Parameter.Decimal;
import dev.lockscope.workload.Parameter.Name;
import dev.lockscope.workload.Parameter.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bounds of a workload; the only place that defines and checks them. */
public final class Limits {
    private static final int MAX_PLATFORM_WORKERS = 2_000;
    private static final long MAX_EXACT = (1L << 53) - 1;

    /** All parameters, in the order of the page. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Choice(
                    "lock",
                    "Lock",
                    LockCatalogue.LOCKS.stream().map(LockKind::id).toList(),
                    "mutex",
                    "How the map is protected."),
            new Choice(
                    "threads",
                    "Threads",
                    words(ThreadKind.values()),
                    "virtual",
                    "What each worker runs on: a virtual thread or one of the operating system."),
            new Whole(
                    "readers",
                    "Readers",
                    "workers",
                    0,
                    Ceilings.HIGHEST.workers(),
                    100L,
                    null,
                    "Workers that read one key at a time."),
            new Whole(
                    "writers",
                    "Writers",
                    "workers",
                    0,
                    Ceilings.HIGHEST.workers(),
                    10L,
                    null,
                    "Workers that write one key at a time."),
            new Whole(
                    "keys",
                    "Keys",
                    "keys",
                    1,
                    Ceilings.HIGHEST.keys(),
                    5L,
                    null,
                    "Keys of the map; each operation picks one."),
            new Whole(
                    "values",
                    "Values",
                    "values",
                    1,
                    1_000_000,
                    100L,
                    null,
                    "A writer draws its value from 0 up to this many less one."),
            new Choice(
                    "keyChoice",
                    "Key choice",
                    words(KeyChoice.values()),
                    "uniform",
                    "All keys equally likely, by Zipf's law, or always key 0."),
            new Decimal(
                    "zipfExponent",
                    "Zipf exponent",
                    "",
                    0,
                    5,
                    1.0,
                    "How uneven a Zipf choice is: key k in proportion to 1 / (k + 1) to this power."),
            new Choice(
                    "pacing",
                    "Pacing",
                    words(Pacing.values()),
                    "closed",
                    "Closed: a pause after each operation. Open: on a fixed schedule, latency counted from the time due."),
            new Whole(
                    "pauseMicros",
                    "Pause",
                    "µs",
                    0,
                    10_000_000,
                    1_000L,
                    null,
                    "Requested rest after each operation, or from one due time to the next; 0 for none."),
            new Whole(
                    "holdMicros",
                    "Hold",
                    "µs",
                    0,
                    Ceilings.HIGHEST.holdMicros(),
                    0L,
                    null,
                    "Work inside the critical section; 0 for the bare read or write."),
            new Choice(
                    "holdKind",
                    "Hold by",
                    words(HoldKind.values()),
                    "burn",
                    "How a holder spends its hold: burning a CPU or parked."),
            new Whole("rampMillis", "Ramp", "ms", 0, 600_000, 0L, null, "Time over which the workers join, evenly."),
            new Whole(
                    "durationMillis",
                    "Duration",
                    "ms",
                    10,
                    Ceilings.HIGHEST.durationMillis(),
                    1_000L,
                    null,
                    "How long the run lasts unless it is stopped; pauses of the run do not count."),
            new Whole(
                    "warmUpMillis",
                    "Warm-up",
                    "ms",
                    0,
                    60_000,
                    null,
                    "auto",
                    "The same workload before the run, which counts in nothing; empty until its rate is steady, 0 for none."),
            new Whole(
                    "captureWaitOverMicros",
                    "Capture waits over",
                    "µs",
                    1,
                    60_000_000,
                    null,
                    "never",
                    "The first wait longer than this freezes the capture around it; empty for never."),
            new Whole(
                    "seed",
                    "Seed",
                    "",
                    0,
                    MAX_EXACT,
                    null,
                    "random",
                    "The same seed makes every worker draw the same keys and values; empty for a new one."),
            new Name(
                    "jvm",
                    "JVM",
                    Workload.DEFAULT_JVM,
                    "The JVM that makes the run; the server's settings name them."));

    /** The parameters that can be changed during a run. */
    public static final List<String> LIVE = List.of("readers", "writers", "pauseMicros", "holdMicros");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "threads",
                    "must be virtual for more than %d workers".formatted(MAX_PLATFORM_WORKERS),
                    workload -> workload.threads() == ThreadKind.VIRTUAL || workload.workers() <= MAX_PLATFORM_WORKERS),
            new Rule(
                    "pauseMicros",
                    "must be at least 1 in open pacing",
                    workload -> workload.pacing() == Pacing.CLOSED || workload.pauseMicros() > 0),
            new Rule(
                    "rampMillis",
                    "must be less than durationMillis",
                    workload -> workload.rampMillis() < workload.durationMillis()));

    private Limits() {}

    /** All parameters, as the ceilings lower them. */
    public static List<Parameter> parameters(Ceilings ceilings) {
        return ceilings.lower(PARAMETERS);
    }

    /** The bounds that involve several parameters, as one sentence each. */
    public static List<String> rules(Ceilings ceilings) {
        return allRules(ceilings).map(rule -> rule.field + " " + rule.sentence).toList();
    }

    private static Stream<Rule> allRules(Ceilings ceilings) {
        Rule workers = new Rule(
                "readers",
                "must be from 1 to %d together with writers".formatted(ceilings.workers()),
                workload -> workload.workers() >= 1 && workload.workers() <= ceilings.workers());
        return Stream.concat(Stream.of(workers), RULES.stream());
    }

    /**
     * Validates a requested workload against the highest ceilings.
     *
     * @param fields decoded JSON by parameter name; a missing field takes the classic value
     * @throws InvalidWorkload with every field that is unknown, of the wrong type or out of bounds
     */
    public static Workload accept(Map<String, ?> fields) throws InvalidWorkload {
        return accept(fields, Ceilings.HIGHEST);
    }

    /** The same with given ceilings. */
    public static Workload accept(Map<String, ?> fields, Ceilings ceilings) throws InvalidWorkload {
        List<FieldViolation> violations = new ArrayList<>();
        AcceptedValues accepted = AcceptedValues.of(parameters(ceilings), fields, violations::add);
        List<String> known = PARAMETERS.stream().map(Parameter::name).toList();
        violations.addAll(unknownFields(fields, known, "is not a parameter; there are "));
        if (!violations.isEmpty()) {
            throw new InvalidWorkload(violations);
        }
        Workload workload = new Workload(accepted);
        checkRules(workload, ceilings);
        return workload;
    }

    /**
     * The workload with live changes applied.
     *
     * @param changes decoded JSON by parameter name, {@link #LIVE} ones only
     * @throws InvalidWorkload with every field that can't be changed, or whose new value is invalid
     */
    public static Workload adjust(Workload workload, Map<String, ?> changes, Ceilings ceilings) throws InvalidWorkload {
        List<FieldViolation> violations = unknownFields(changes, LIVE, "can't be changed during the run; these can: ");
        if (!violations.isEmpty()) {
            throw new InvalidWorkload(violations);
        }
        return vary(workload, changes, ceilings);
    }

    /**
     * A copy of a workload with some parameters replaced.
     *
     * @param changes decoded JSON by parameter name
     * @throws InvalidWorkload as {@link #accept}
     */
    public static Workload vary(Workload workload, Map<String, ?> changes, Ceilings ceilings) throws InvalidWorkload {
        Map<String, @Nullable Object> fields = workload.fields();
        fields.putAll(changes);
        return accept(fields, ceilings);
    }

    private static List<FieldViolation> unknownFields(Map<String, ?> fields, List<String> known, String message) {
        return fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new FieldViolation(name, message + String.join(", ", known)))
                .toList();
    }

    private static void checkRules(Workload workload, Ceilings ceilings) throws InvalidWorkload {
        List<FieldViolation> violations = allRules(ceilings)
                .filter(rule -> !rule.holds.test(workload))
                .map(rule -> new FieldViolation(rule.field, rule.sentence))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidWorkload(violations);
        }
    }

    private static List<String> words(Enum<?>[] choices) {
        return Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private record Rule(String field, String sentence, Predicate<Workload> holds) {}
}
