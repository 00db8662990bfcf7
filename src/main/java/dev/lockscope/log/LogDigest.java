package dev.lockscope.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of lines, each including its line feed. Not thread-safe. */
final class LogDigest {
    private final MessageDigest digest;

    LogDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(String line) {
        digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    byte[] value() {
        return digest.digest();
    }

    /** {@link #value} in hexadecimal digits. */
    String text() {
        return HexFormat.of().formatHex(value());
    }
}
