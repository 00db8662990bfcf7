package dev.lockscope.experiment;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Figures as a sentence has them. */
public final class Figures {
    private static final double MILLI = 1e6;
    private static final double MICRO = 1e3;

    private Figures() {}

    /** {@code 91,200 (90,800–91,400)}; of one run without the brackets, as all spreads. */
    public static String counts(Spread spread) {
        return words(spread, "", Figures::count);
    }

    public static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** {@code 1.31x (1.22–1.40)}. */
    static String ratios(Spread spread) {
        return words(spread, "x", ratio -> String.format(Locale.ROOT, "%.2f", ratio));
    }

    /** {@code 12.3 µs (11.9 µs–13 µs)}. */
    public static String times(Spread nanos) {
        return words(nanos, "", Figures::time);
    }

    /** Three digits and a unit. */
    public static String time(double nanos) {
        if (nanos >= 1e9) {
            return digits(nanos / 1e9) + " s";
        }
        if (nanos >= MILLI) {
            return digits(nanos / MILLI) + " ms";
        }
        return nanos >= MICRO ? digits(nanos / MICRO) + " µs" : digits(nanos) + " ns";
    }

    static String workers(int workers) {
        return workers == 1 ? "1 worker" : count(workers) + " workers";
    }

    /** {@code 16 readers}, {@code keys 16}, {@code pause 100 µs}, {@code lock striped}. */
    static String setting(Axis axis, Object value) {
        String unit = axis.unit().isEmpty() || axis.unit().equals(axis.label().toLowerCase(Locale.ROOT))
                ? ""
                : " " + axis.unit();
        String text = value instanceof Long whole ? count(whole) : value.toString();
        return axis.isOfWorkers()
                ? text + " " + axis.label().toLowerCase(Locale.ROOT).replaceAll("s$", value.equals(1L) ? "" : "s")
                : axis.label().toLowerCase(Locale.ROOT) + " " + text + unit;
    }

    private static String words(Spread spread, String unit, DoubleFunction<String> figure) {
        String median = figure.apply(spread.median()) + unit;
        return spread.runs() == 1
                ? median
                : "%s (%s–%s)".formatted(median, figure.apply(spread.min()), figure.apply(spread.max()));
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
