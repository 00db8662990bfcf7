package dev.lockscope.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A secret that grants access, stored as its SHA-256 digest and compared in constant time. Immutable. */
public final class Token {
    static final int MIN_CHARACTERS = 16;

    private final byte[] digest;

    public Token(String secret) {
        digest = digest(secret);
    }

    public boolean is(String secret) {
        return MessageDigest.isEqual(digest, digest(secret));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
