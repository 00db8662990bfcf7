package dev.lockscope.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a stream of UTF-8, one at a time and none longer than a bound, whatever there is. Not thread-safe. */
final class LogLines {
    /** A capture, the longest line that is written, has a fifth of that. */
    private static final int MOST_BYTES = 2_000_000;

    private final InputStream in;
    private final LogDigest before = new LogDigest();
    private @Nullable String current;
    private int number;

    LogLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** SHA-256 of all lines before the one that was read last; to be asked for once, at the end. */
    String checksum() {
        return before.text();
    }

    /** The next line; null at the end of the stream. */
    @Nullable
    String next() throws IOException, InvalidField {
        number++;
        if (current != null) {
            before.add(current);
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
            if (line.size() == MOST_BYTES) {
                throw new InvalidField("is longer than %d bytes".formatted(MOST_BYTES));
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
