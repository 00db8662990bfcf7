package dev.lockscope.format;

import dev.lockscope.comparison.ComparedRun;
import dev.lockscope.comparison.Comparison;
import dev.lockscope.comparison.ComparisonRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of a comparison as RFC 4180 has it: a record for each figure, empty where there is no value. */
public final class ComparisonCsv {
    private static final String END = "\r\n";

    private ComparisonCsv() {}

    public static String of(Comparison comparison) {
        List<ComparedRun> runs = comparison.runs();
        String head = record(
                "figure",
                "unit",
                runs,
                run -> "%s %s".formatted(run.letter(), run.id()),
                run -> run.letter() + " / A",
                "better");
        return comparison.figures().stream().map(row -> line(row, runs)).collect(Collectors.joining("", head, ""));
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
            String figure,
            String unit,
            List<ComparedRun> runs,
            Function<ComparedRun, String> value,
            Function<ComparedRun, String> ratio,
            String better) {
        return Stream.of(
                        Stream.of(figure, unit),
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
