package dev.lockscope.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream of UTF-8 line by line; the length of a line is bounded. Not thread-safe. */
final class LogLines {
    /** Five times the longest line that is written, a capture. */
    private static final int MAX_BYTES = 2_000_000;

    private final InputStream in;
    private final LogDigest digest = new LogDigest();
    private @Nullable String current;
    private int number;

    LogLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** SHA-256 of all lines before the one that was read last. Can be called once, at the end. */
    String checksum() {
        return digest.text();
    }

    /** The next line; null at the end of the stream. */
    @Nullable
    String next() throws IOException, InvalidField {
        number++;
        if (current != null) {
            digest.add(current);
        }
        current = read();
        return current;
    }

    private @Nullable String read() throws IOException, InvalidField {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MAX_BYTES) {
                throw new InvalidField("is longer than %d bytes".formatted(MAX_BYTES));
            }
            line.write(next);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw new InvalidField("is not text in UTF-8");
        }
    }
}
