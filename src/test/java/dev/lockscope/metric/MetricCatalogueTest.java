package dev.lockscope.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.api.openapi.OpenApiDocument;
import dev.lockscope.format.SnapshotCsv;
import dev.lockscope.log.Json;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.Runs;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.Ceilings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue matches what is measured, and what was published is not renamed. */
class MetricCatalogueTest {
    private static final ObjectMapper JSON = Json.newMapper();
    private static final Set<String> REPORT_FIELDS_THAT_ARE_NO_METRICS =
            Set.of("/seed", "/machine", "/observer", "/verdict");

    private static JsonNode snapshot = JSON.missingNode();
    private static JsonNode report = JSON.missingNode();

    /** In open pacing on virtual threads, so that no field is null. */
    @BeforeAll
    static void run() throws InterruptedException {
        List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
        Run run = Runs.started(
                Map.of("durationMillis", 200, "pacing", "open", "readers", 4, "writers", 2), new RunObserver() {
                    @Override
                    public void sampled(Run of, Snapshot taken) {
                        snapshots.add(taken);
                    }
                });
        report = JSON.valueToTree(Runs.ended(run));
        snapshot = JSON.valueToTree(snapshots.getFirst());
    }

    @Test
    void namesAreUniqueAndInCamelCase() {
        List<String> names = MetricCatalogue.CURRENT.metrics().map(Metric::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"));
        assertThat(names).contains("throughput", "p99Wait", "maxReadWait", "utilisation");
    }

    @Test
    void everyPointerLeadsToANumber() {
        assertThat(dead(MetricCatalogue.CURRENT)).isEmpty();
    }

    @Test
    void theCanaryOfADeadPointerIsFound() {
        assertThat(dead(ExtraMetric.catalogue())).containsExactly("/lock/spins", "/lock/spins");
    }

    @Test
    void everyNumberOfASnapshotIsInTheCatalogue() {
        assertThat(numbers(snapshot)).isSubsetOf(pointers(Metric::snapshot));
    }

    @Test
    void everyNumberOfAReportIsInTheCatalogue() {
        assertThat(numbers(report).stream()
                        .filter(pointer ->
                                REPORT_FIELDS_THAT_ARE_NO_METRICS.stream().noneMatch(pointer::startsWith)))
                .isSubsetOf(pointers(Metric::report));
    }

    @Test
    void theCanaryOfANumberOutsideTheCatalogueIsFound() {
        ObjectNode other = snapshot.deepCopy();
        other.withObjectProperty("lock").put("spins", 1);

        Set<String> found = numbers(other);
        found.removeAll(pointers(Metric::snapshot));

        assertThat(found).containsExactly("/lock/spins");
    }

    @Test
    void theDescriptionOfASnapshotHasTheNumbersOfTheCatalogue() {
        assertThat(described(MetricCatalogue.CURRENT)).isEqualTo(pointers(Metric::snapshot));
    }

    @Test
    void theCanaryOfADescribedNumberOutsideTheCatalogueIsFound() {
        Set<String> found = described(ExtraMetric.catalogue());
        found.removeAll(pointers(Metric::snapshot));

        assertThat(found).containsExactly("/lock/spins");
    }

    @Test
    void columnsKeepTheirTitlesAndOrder() {
        assertThat(new SnapshotCsv(MetricCatalogue.CURRENT).header())
                .isEqualTo("seq,t (ns),reads (operations),writes (operations),"
                        + durations("wait") + durations("hold") + durations("overshoot") + durations("latency")
                        + durations("uncorrected")
                        + "waiting (workers),utilisation (holder-seconds/s),"
                        + "budget wait (worker ns),budget hold (worker ns),budget pause (worker ns),"
                        + "budget overshoot (worker ns),budget other (worker ns),budget estimated (worker ns),"
                        + "Jain's index (0 to 1),readers (workers),writers (workers),"
                        + "offered reads (operations/s),offered writes (operations/s),retries (sections),"
                        + "timed (operations),mounted (carriers),"
                        + "garbage collections (count),garbage collections (ms),"
                        + durations("return") + "budget return (worker ns)\r\n");
    }

    private static String durations(String name) {
        return "%1$s timed (operations),%1$s p50 (ns),%1$s p90 (ns),%1$s p99 (ns),%1$s p999 (ns),%1$s max (ns),"
                .formatted(name);
    }

    private static List<String> dead(MetricCatalogue catalogue) {
        return catalogue
                .metrics()
                .flatMap(metric -> Stream.of(
                                Map.entry(snapshot, Objects.requireNonNullElse(metric.snapshot(), "/seq")),
                                Map.entry(report, Objects.requireNonNullElse(metric.report(), "/seed")))
                        .filter(at -> !at.getKey().at(at.getValue()).isNumber())
                        .map(Map.Entry::getValue))
                .toList();
    }

    private static Set<String> pointers(Function<Metric, String> at) {
        return MetricCatalogue.CURRENT
                .metrics()
                .map(at)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Pointers of the numbers outside lists and outside {@code served}, which is per worker. */
    private static Set<String> numbers(JsonNode object) {
        Set<String> pointers = new TreeSet<>();
        object.properties().forEach(field -> {
            String pointer = "/" + field.getKey();
            if (field.getValue().isNumber()) {
                pointers.add(pointer);
            } else if (!field.getKey().equals("served")) {
                numbers(field.getValue()).forEach(inner -> pointers.add(pointer + inner));
            }
        });
        return pointers;
    }

    /** Pointers of the numbers that a snapshot has by the OpenAPI document. */
    private static Set<String> described(MetricCatalogue catalogue) {
        JsonNode schemas =
                new OpenApiDocument(JSON, Ceilings.HIGHEST, catalogue).toJson().at("/components/schemas");
        return described(schemas.get("Snapshot"), schemas);
    }

    private static Set<String> described(JsonNode schema, JsonNode schemas) {
        JsonNode reference = schema.has("anyOf") ? schema.at("/anyOf/0/$ref") : schema.path("$ref");
        JsonNode target = reference.isMissingNode()
                ? schema
                : schemas.get(reference.asText().replaceFirst(".*/", ""));
        Set<String> pointers = new TreeSet<>();
        target.path("properties").properties().forEach(field -> {
            String pointer = "/" + field.getKey();
            if (field.getValue().path("type").toString().matches(".*(integer|number).*")) {
                pointers.add(pointer);
            } else {
                described(field.getValue(), schemas).forEach(inner -> pointers.add(pointer + inner));
            }
        });
        return pointers;
    }
}
