package dev.lockscope.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockscope.api.openapi.OpenApiDocument;
import dev.lockscope.comparison.ComparedRun;
import dev.lockscope.comparison.Comparison;
import dev.lockscope.comparison.ComparisonRow;
import dev.lockscope.format.SnapshotCsv;
import dev.lockscope.log.Json;
import dev.lockscope.workload.Ceilings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A metric that is added to the catalogue alone is in every output. The page has a test of its own. */
class NewMetricTest {
    private static final MetricCatalogue CATALOGUE = ExtraMetric.catalogue();

    @Test
    void aNewMetricHasAColumn() {
        SnapshotCsv csv = new SnapshotCsv(CATALOGUE);

        assertThat(csv.header()).endsWith(",spins (turns)\r\n");
        assertThat(csv.line(ExtraMetric.field(42))).endsWith(",42\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Snapshot", "Report"})
    void aNewMetricIsDescribed(String schema) {
        JsonNode field = new OpenApiDocument(Json.newMapper(), Ceilings.HIGHEST, CATALOGUE)
                .toJson()
                .at("/components/schemas/%s/properties/lock/properties/spins".formatted(schema));

        assertThat(field.path("type").asText()).isEqualTo("integer");
        assertThat(field.path("description").asText()).isEqualTo(ExtraMetric.HELP + " Unit: turns.");
    }

    @Test
    void aNewMetricIsCompared() {
        ComparisonRow row = spinsOf(Comparison.of(List.of(run("A", 20), run("B", 10)), CATALOGUE))
                .getFirst();

        assertThat(row.values()).containsExactly(20L, 10L);
        assertThat(row.unit()).isEqualTo("turns");
        assertThat(row.better()).containsExactly("B");
    }

    @Test
    void theCanaryIsInNoOutputOfTheCurrentCatalogue() {
        assertThat(new SnapshotCsv(MetricCatalogue.CURRENT).header()).doesNotContain("spins");
        assertThat(new OpenApiDocument(Json.newMapper(), Ceilings.HIGHEST)
                        .toJson()
                        .toString())
                .doesNotContain("spins");
        assertThat(spinsOf(Comparison.of(List.of(run("A", 20), run("B", 10))))).isEmpty();
    }

    private static List<ComparisonRow> spinsOf(Comparison comparison) {
        return comparison.figures().stream()
                .filter(row -> row.group().equals("Lock") && row.name().equals("spins"))
                .toList();
    }

    private static ComparedRun run(String letter, long spins) {
        return new ComparedRun(
                letter,
                letter,
                "finished",
                JsonNodeFactory.instance.objectNode(),
                ExtraMetric.field(spins),
                1,
                1,
                1_000_000_000);
    }
}
