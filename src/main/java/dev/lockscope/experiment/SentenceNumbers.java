package dev.lockscope.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Formats numbers for sentences. */
public final class SentenceNumbers {
    private static final double MILLI = 1e6;
    private static final double MICRO = 1e3;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** From here on three digits are a whole number. */
    private static final double WHOLE = 99.95;

    private static final int MAX_DECIMALS = 15;

    private SentenceNumbers() {}

    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** {@code 1 pair}, {@code 2 pairs}. */
    public static String counted(double count, String noun) {
        return counted(count(count), noun);
    }

    private static String counted(String number, String noun) {
        return number + " " + noun + (number.equals("1") ? "" : "s");
    }

    /** Operations per second, whole or with three digits: {@code 91,200}, {@code 12.3}, {@code 0.333}. */
    public static String rate(double perSecond) {
        return perSecond >= WHOLE || perSecond == 0
                ? count(perSecond)
                : new BigDecimal(perSecond)
                        .round(THREE_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** {@code 91,200 (90,800–91,400)}; without brackets for one run, as for all spreads. */
    public static String rates(Spread perSecond) {
        return spread(perSecond, "", SentenceNumbers::rate);
    }

    /** {@code 1 operation}, {@code 0.333 operations}. */
    static String operations(double perSecond) {
        return counted(rate(perSecond), "operation");
    }

    /** {@code 91,200 (90,800–91,400) operations}. */
    static String operations(Spread perSecond) {
        return counted(rates(perSecond), "operation");
    }

    /** Three digits: {@code 1.31}, {@code 0.0123}, {@code 1,234}. */
    static String ratio(double ratio) {
        if (ratio < 0.4995) {
            return new BigDecimal(ratio).round(THREE_DIGITS).toPlainString();
        }
        return digits(ratio);
    }

    /** {@code 1.31x (1.22–1.40)}. */
    static String ratios(Spread spread) {
        return spread(spread, "x", SentenceNumbers::ratio);
    }

    static String percent(double share) {
        return percent(share, 0);
    }

    /** With as many decimals as it takes to differ from a limit that it exceeds. */
    static String percent(double share, double limit) {
        int decimals = 0;
        while (share > limit
                && decimals < MAX_DECIMALS
                && percent(share, decimals).equals(percent(limit, decimals))) {
            decimals++;
        }
        return percent(share, decimals);
    }

    private static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    /** {@code 12.3 µs (11.9 µs–13 µs)}. */
    public static String times(Spread nanos) {
        return spread(nanos, "", SentenceNumbers::time);
    }

    /** Three digits and a unit. */
    public static String time(double nanos) {
        double rounded = new BigDecimal(nanos).round(THREE_DIGITS).doubleValue();
        if (rounded >= 1e9) {
            return digits(nanos / 1e9) + " s";
        }
        if (rounded >= MILLI) {
            return digits(nanos / MILLI) + " ms";
        }
        return rounded >= MICRO ? digits(nanos / MICRO) + " µs" : digits(nanos) + " ns";
    }

    static String workers(double workers) {
        return counted(workers, "worker");
    }

    /** {@code 16 readers}, {@code keys 16}, {@code pause 100 µs}, {@code lock striped}. */
    static String setting(Axis axis, Object value) {
        String unit = axis.unit().isEmpty() || axis.unit().equals(axis.label().toLowerCase(Locale.ROOT))
                ? ""
                : " " + axis.unit();
        String text = value instanceof Long whole ? count(whole) : value.toString();
        return axis.variesWorkers()
                ? text + " " + axis.label().toLowerCase(Locale.ROOT).replaceAll("s$", value.equals(1L) ? "" : "s")
                : axis.label().toLowerCase(Locale.ROOT) + " " + text + unit;
    }

    private static String spread(Spread spread, String unit, DoubleFunction<String> format) {
        String median = format.apply(spread.median()) + unit;
        return spread.runs() == 1
                ? median
                : "%s (%s–%s)".formatted(median, format.apply(spread.min()), format.apply(spread.max()));
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value >= WHOLE ? "%,.0f" : value >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
