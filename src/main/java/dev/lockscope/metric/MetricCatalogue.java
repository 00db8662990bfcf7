package dev.lockscope.metric;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The metrics of snapshots and reports. CSV columns, the OpenAPI document, the rows of a comparison and the page derive from
 * it. The order is that of the columns, of the rows and of the page.
 *
 * @param entries as in {@code metrics.json}, which the page imports too
 */
public record MetricCatalogue(List<Metric> entries) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** The catalogue of this version. */
    public static final MetricCatalogue CURRENT =
            read(Objects.requireNonNull(MetricCatalogue.class.getResourceAsStream("/metrics.json")));

    public MetricCatalogue {
        entries = List.copyOf(entries);
    }

    /** Every metric; in place of a distribution, those of its statistics. */
    public Stream<Metric> metrics() {
        return entries.stream().flatMap(Metric::statistics);
    }

    /** @param entries as in {@code metrics.json} */
    public static MetricCatalogue read(InputStream entries) {
        try (entries) {
            return new MetricCatalogue(List.of(JSON.readValue(entries, Metric[].class)));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
