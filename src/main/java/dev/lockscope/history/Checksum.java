package dev.lockscope.history;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** CRC-32 of the values of a row. Detects accidental damage, not manipulation. */
final class Checksum {
    private Checksum() {}

    /** @param values with a text that depends on neither version nor machine */
    static long of(@Nullable Object... values) {
        CRC32 checksum = new CRC32();
        for (Object value : values) {
            byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            checksum.update(text);
            checksum.update(0);
        }
        return checksum.getValue();
    }
}
