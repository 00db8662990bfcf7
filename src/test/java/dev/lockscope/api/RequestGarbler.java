package dev.lockscope.api;

import java.util.List;
import java.util.random.RandomGenerator;

/** Mutates texts at random; the same seed gives the same mutations. Not thread-safe. */
final class RequestGarbler {
    private static final List<String> PIECES = List.of(
            "",
            "0",
            "-1",
            "1e999",
            "9223372036854775808",
            "0.5",
            "NaN",
            "true",
            "null",
            "\"\"",
            "{}",
            "[]",
            "{\"a\":",
            "[[[[[[[[",
            "\"",
            "\\u0000",
            "\u0000",
            "\n",
            "\r\n",
            " ",
            "ß",
            "\uD83D\uDD12",
            "\uFFFF",
            "%00",
            "%2e%2e%2f",
            "..",
            "/",
            ";",
            "&",
            "=",
            "'--",
            "<script>",
            "${jndi:x}",
            "x".repeat(3_000));

    private final RandomGenerator random;

    RequestGarbler(RandomGenerator random) {
        this.random = random;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    String piece() {
        return oneOf(PIECES);
    }

    /** Makes up to four changes: insertion, replacement, deletion, repetition or truncation. */
    String garbled(String text) {
        StringBuilder garbled = new StringBuilder(text);
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            int from = random.nextInt(garbled.length() + 1);
            int to = Math.min(garbled.length(), from + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> garbled.insert(from, piece());
                case 1 -> garbled.replace(from, to, piece());
                case 2 -> garbled.delete(from, to);
                case 3 -> garbled.insert(from, garbled.substring(from, to));
                default -> garbled.setLength(chance(0.2) ? from : garbled.length());
            }
        }
        return garbled.toString();
    }
}
