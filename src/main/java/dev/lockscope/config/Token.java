package dev.lockscope.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A secret that lets in whoever knows it. Immutable; how long a comparison takes says nothing about it. */
public final class Token {
    static final int FEWEST_CHARACTERS = 16;

    private final byte[] digest;

    public Token(String secret) {
        digest = digest(secret);
    }

    public boolean is(String shown) {
        return MessageDigest.isEqual(digest, digest(shown));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
