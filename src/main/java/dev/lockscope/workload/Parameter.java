package dev.lockscope.workload;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One parameter of a workload: its name, its valid values and its value in the classic workload. */
public sealed interface Parameter {
    /** The name on the wire. */
    String name();

    /** The name on the page. */
    String label();

    /** One sentence that explains it. */
    String help();

    /** The value in the classic workload; null if that leaves it unset. */
    @Nullable
    Object classic();

    /**
     * Validates a value for this parameter.
     *
     * @param given a decoded JSON value
     * @return a {@link Long} for a {@link Whole}, a {@link Double} for a {@link Decimal}, a {@link String} for a
     *     {@link Choice} or a {@link Name}; null for an unset value
     * @throws IllegalArgumentException with a message that states what is valid and what was given
     */
    @Nullable
    Object accept(@Nullable Object given);

    /**
     * A whole number.
     *
     * @param unit empty for a plain number
     * @param min the smallest valid value
     * @param max the greatest valid value, at most 2^53 - 1, which every JSON reader represents exactly
     * @param whenEmpty what null means, in a word that stands for it; null if null is invalid
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
            if (whenEmpty != null && (given == null || given.equals(whenEmpty))) {
                return null;
            }
            // Jackson decodes a whole number as an Integer, a Long or, beyond those, a BigInteger.
            if ((given instanceof Integer || given instanceof Long) && within(((Number) given).longValue())) {
                return ((Number) given).longValue();
            }
            throw new IllegalArgumentException("must be a whole number from %d to %d%s, was %s"
                    .formatted(min, max, whenEmpty == null ? "" : " or null", format(given)));
        }

        /** The same parameter with its maximum lowered to {@code limit}. */
        Whole upTo(long limit) {
            return new Whole(name, label, unit, min, Math.min(limit, max), classic, whenEmpty, help);
        }

        private boolean within(long number) {
            return min <= number && number <= max;
        }
    }

    /**
     * A number that need not be whole.
     *
     * @param min the smallest valid value
     * @param max the greatest valid value
     */
    record Decimal(String name, String label, String unit, double min, double max, Double classic, String help)
            implements Parameter {
        @Override
        public Double accept(@Nullable Object given) {
            if (given instanceof Number number && min <= number.doubleValue() && number.doubleValue() <= max) {
                return number.doubleValue();
            }
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "must be a number from %s to %s, was %s", min, max, format(given)));
        }
    }

    /**
     * One of a fixed set of words.
     *
     * @param options all valid values
     */
    record Choice(String name, String label, List<String> options, String classic, String help) implements Parameter {
        @Override
        public String accept(@Nullable Object given) {
            if (given instanceof String word && options.contains(word)) {
                return word;
            }
            throw new IllegalArgumentException(
                    "must be one of %s, was %s".formatted(String.join(", ", options), format(given)));
        }
    }

    /** The name of something that each server defines for itself; there it is a {@link Choice}. */
    record Name(String name, String label, String classic, String help) implements Parameter {
        public static final String PATTERN = "[a-z0-9][a-z0-9-]{0,30}";

        @Override
        public String accept(@Nullable Object given) {
            if (given instanceof String word && word.matches(PATTERN)) {
                return word;
            }
            throw new IllegalArgumentException(
                    "must be from 1 to 31 small letters, digits and hyphens, was " + format(given));
        }

        Choice among(List<String> options) {
            return new Choice(name, label, options, classic, help);
        }
    }

    private static String format(@Nullable Object given) {
        return switch (given) {
            case null -> "null";
            case String text -> '"' + shortened(text) + '"';
            case Number number -> shortened(number.toString());
            case Boolean bool -> bool.toString();
            case List<?> ignored -> "an array";
            default -> "an object";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
