package dev.lockscope.workload;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing that can be asked of a workload: its name, what it may be, and what it is in the classic workload. */
public sealed interface Parameter {
    /** The name on the wire. */
    String name();

    /** The name on the page. */
    String label();

    /** One sentence on what it does. */
    String help();

    /** The value in the classic workload; null where leaving it out is the classic way. */
    @Nullable
    Object classic();

    /**
     * The value given for this parameter, checked.
     *
     * @param given a decoded JSON value
     * @return a {@link Long} for a {@link Whole}, a {@link Double} for a {@link Decimal}, a {@link String} for a
     *     {@link Choice}; null where none is asked for
     * @throws IllegalArgumentException saying what would be right and what was given
     */
    @Nullable
    Object accept(@Nullable Object given);

    /**
     * A whole number.
     *
     * @param unit what it counts; empty for a plain number
     * @param min the smallest accepted
     * @param max the greatest accepted, at most 2^53 - 1, so that every JSON reader keeps it exact
     * @param whenEmpty what null means, in a word; null where null is not accepted
     */
    record Whole(
            String name,
            String label,
            String unit,
            long min,
            long max,
            @Nullable Long classic,
            @Nullable String whenEmpty,
            String help)
            implements Parameter {
        @Override
        public @Nullable Long accept(@Nullable Object given) {
            if (given == null && whenEmpty != null) {
                return null;
            }
            // Jackson decodes a whole number as an Integer, a Long or, beyond those, a BigInteger.
            if ((given instanceof Integer || given instanceof Long) && within(((Number) given).longValue())) {
                return ((Number) given).longValue();
            }
            throw new IllegalArgumentException("must be a whole number from %d to %d%s, was %s"
                    .formatted(min, max, whenEmpty == null ? "" : " or null", inWords(given)));
        }

        /** The same up to no more than this. */
        Whole upTo(long most) {
            return new Whole(name, label, unit, min, Math.min(most, max), classic, whenEmpty, help);
        }

        private boolean within(long number) {
            return min <= number && number <= max;
        }
    }

    /**
     * A number that need not be whole.
     *
     * @param min the smallest accepted
     * @param max the greatest accepted
     */
    record Decimal(String name, String label, String unit, double min, double max, Double classic, String help)
            implements Parameter {
        @Override
        public Double accept(@Nullable Object given) {
            if (given instanceof Number number && min <= number.doubleValue() && number.doubleValue() <= max) {
                return number.doubleValue();
            }
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "must be a number from %s to %s, was %s", min, max, inWords(given)));
        }
    }

    /**
     * One of a few words.
     *
     * @param options all that are accepted
     */
    record Choice(String name, String label, List<String> options, String classic, String help) implements Parameter {
        @Override
        public String accept(@Nullable Object given) {
            if (given instanceof String word && options.contains(word)) {
                return word;
            }
            throw new IllegalArgumentException(
                    "must be one of %s, was %s".formatted(String.join(", ", options), inWords(given)));
        }
    }

    private static String inWords(@Nullable Object given) {
        return switch (given) {
            case null -> "null";
            case String text -> '"' + shortened(text) + '"';
            case Number number -> shortened(number.toString());
            case Boolean truth -> truth.toString();
            case List<?> ignored -> "an array";
            default -> "an object";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
