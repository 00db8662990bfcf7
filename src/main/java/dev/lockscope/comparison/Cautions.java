package dev.lockscope.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The sentences to read before the metrics of runs are compared. */
final class Cautions {
    private static final double ALMOST_ALL = 0.999;

    private Cautions() {}

    static String summary(List<ComparedRun> runs, List<Difference> workload, List<Difference> machine) {
        List<String> withoutMachine =
                lettersOf(runs, run -> run.report().path("machine").isMissingNode());
        boolean sameMachine = machine.stream().allMatch(Difference::ofJvm);
        String machineSentence = !sameMachine
                ? "Different machines: %s.".formatted(labels(machine))
                : withoutMachine.isEmpty()
                        ? machine.isEmpty() ? "Same machine." : "Same machine, different JVMs."
                        : "What %s ran on is not known.".formatted(and(withoutMachine));
        String workloadSentence = workload.isEmpty()
                ? "These runs have the same workload: what differs is chance, or the machine."
                : "These runs differ in %s; everything else that was asked for is the same."
                        .formatted(labels(workload));
        return workloadSentence + " " + machineSentence;
    }

    static List<String> of(
            List<ComparedRun> runs, List<Difference> workload, List<Difference> machine, Set<String> differing) {
        List<String> cautions = new ArrayList<>();
        addStates(runs, cautions);
        addVerdicts(runs, cautions);
        if (machine.stream().anyMatch(Difference::ofJvm)) {
            cautions.add("They ran in different JVMs: %s. What differs may be due to that, and not to the lock."
                    .formatted(and(runs.stream().map(Cautions::jvm).toList())));
        }
        addEach(
                runs,
                run -> run.report().at("/warmUp/steady").isBoolean()
                        && !run.report().at("/warmUp/steady").booleanValue(),
                "%s not steady when the run began, after its warm-up: what differs may be the compiler at work.",
                cautions);
        if (differing.contains(ComparisonMetric.LENGTH)) {
            cautions.add(
                    "They ran for %s. Totals can’t be compared, rates can; the longest of a long run comes from more occasions and is not marked."
                            .formatted(and(runs.stream()
                                    .map(run -> "%.3f s (%s)".formatted(run.elapsedNanos() / 1e9, run.letter()))
                                    .toList())));
        }
        List<Difference> load = workload.stream()
                .filter(difference -> ComparisonMetric.LOAD.contains(difference.field()))
                .toList();
        if (!load.isEmpty()) {
            cautions.add(
                    "The load on the lock differs (%s). More operations are no advantage then, and rates are not marked; shorter waits may come from less load."
                            .formatted(labels(load)));
        }
        if (differing.contains("pacing")) {
            cautions.add(
                    "In open pacing the schedule sets the rate, and only latency from due shows all delay; in closed pacing a slow lock slows its own load.");
        }
        addReturns(runs, cautions);
        addSamples(runs, cautions);
        return cautions;
    }

    /** {@code A in JDK with OPTIONS and at most 512 MiB of heap}. */
    private static String jvm(ComparedRun run) {
        JsonNode machine = run.report().path("machine");
        if (!machine.isObject()) {
            return run.letter() + " in one that is not known";
        }
        List<String> with = new ArrayList<>();
        String options = Difference.options(machine.path("jvmOptions"));
        if (!options.isEmpty()) {
            with.add(options);
        }
        if (machine.path("maxHeapBytes").isNumber()) {
            with.add("at most %,d MiB of heap"
                    .formatted(machine.path("maxHeapBytes").longValue() >> 20));
        }
        return "%s in %s%s"
                .formatted(run.letter(), machine.path("jdk").asText(), with.isEmpty() ? "" : " with " + and(with));
    }

    private static void addStates(List<ComparedRun> runs, List<String> cautions) {
        addEach(
                runs,
                run -> run.state().equals("interrupted"),
                "%s interrupted, with no report: of it there are only rates.",
                cautions);
        addEach(
                runs,
                run -> run.state().equals("running") || run.state().equals("paused"),
                "%s still running, with no report yet.",
                cautions);
        addEach(runs, run -> run.state().equals("stopped"), "%s stopped before the time was up.", cautions);
        addEach(
                runs,
                run -> run.state().equals("failed"),
                "%s ended by a failure; the metrics are of the time until then.",
                cautions);
    }

    private static void addVerdicts(List<ComparedRun> runs, List<String> cautions) {
        addEach(
                runs,
                run -> grade(run).equals("forbidden"),
                "%s found to have damaged the map: being faster at that is worth nothing.",
                cautions);
        addEach(
                runs,
                run -> grade(run).equals("interesting"),
                "%s not shown to be right: see the verdict before the rates.",
                cautions);
        addEach(
                runs,
                run -> grade(run).equals("unchecked"),
                "%s not checked: without a write there was nothing to damage.",
                cautions);
    }

    /** Older versions count the time after the section as other time. */
    private static void addReturns(List<ComparedRun> runs, List<String> cautions) {
        List<String> older = lettersOf(
                runs,
                run -> run.report().path("budget").isObject()
                        && !run.report().at("/budget/returnNanos").isNumber());
        if (!older.isEmpty() && older.size() < runs.size()) {
            cautions.add(
                    "The time after the section is not known of %s: there it is part of other.".formatted(and(older)));
        }
    }

    private static void addSamples(List<ComparedRun> runs, List<String> cautions) {
        addEach(
                runs,
                run -> {
                    JsonNode observer = run.report().path("observer");
                    return observer.path("timed").doubleValue()
                            < ALMOST_ALL * observer.path("operations").doubleValue();
                },
                "%s timed by sample: a longest wait may have been missed.",
                cautions);
    }

    private static void addEach(
            List<ComparedRun> runs, Predicate<ComparedRun> which, String sentence, List<String> cautions) {
        List<String> letters = lettersOf(runs, which);
        if (!letters.isEmpty()) {
            cautions.add(sentence.formatted(and(letters) + (letters.size() > 1 ? " were" : " was")));
        }
    }

    private static List<String> lettersOf(List<ComparedRun> runs, Predicate<ComparedRun> which) {
        return runs.stream().filter(which).map(ComparedRun::letter).toList();
    }

    private static String grade(ComparedRun run) {
        return run.report().at("/verdict/grade").asText();
    }

    private static String labels(List<Difference> differences) {
        return and(differences.stream()
                .map(Difference::label)
                .map(Cautions::inASentence)
                .toList());
    }

    /** The label in lower case, unless it is an abbreviation. */
    private static String inASentence(String label) {
        return label.length() > 1 && Character.isUpperCase(label.charAt(1))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static String and(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? words.getFirst()
                : words.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + words.get(last);
    }
}
