package dev.lockscope.format;

import dev.lockscope.comparison.ComparedRun;
import dev.lockscope.comparison.Comparison;
import dev.lockscope.comparison.ComparisonRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comparison as CSV (RFC 4180): one record per metric; a field without a value is empty. */
public final class ComparisonCsv {
    private static final String END = "\r\n";

    private ComparisonCsv() {}

    public static String of(Comparison comparison) {
        List<ComparedRun> runs = comparison.runs();
        String header = record(
                "figure",
                "unit",
                runs,
                run -> "%s %s".formatted(run.letter(), run.id()),
                run -> run.letter() + " / A",
                "better");
        return comparison.figures().stream().map(row -> line(row, runs)).collect(Collectors.joining("", header, ""));
    }

    private static String line(ComparisonRow row, List<ComparedRun> runs) {
        return record(
                row.group() + ": " + row.name(),
                row.unit(),
                runs,
                run -> text(row.values().get(runs.indexOf(run))),
                run -> text(row.ratios().get(runs.indexOf(run))),
                String.join(" ", row.better()));
    }

    private static String record(
            String metric,
            String unit,
            List<ComparedRun> runs,
            Function<ComparedRun, String> value,
            Function<ComparedRun, String> ratio,
            String better) {
        return Stream.of(
                        Stream.of(metric, unit),
                        runs.stream().map(value),
                        runs.stream().skip(1).map(ratio),
                        Stream.of(better))
                .flatMap(fields -> fields)
                .map(ComparisonCsv::quoted)
                .collect(Collectors.joining(",", "", END));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
