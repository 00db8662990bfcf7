package dev.lockscope.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints, which remembers what went wrong there: a {@link java.io.PrintWriter} would not say. Not
 * thread-safe.
 */
final class Outlet extends FilterOutputStream {
    /** Whoever reads has heard enough, such as {@code head}; as Linux and macOS put it. */
    private static final String HUNG_UP = "Broken pipe";

    private @Nullable IOException failure;

    Outlet(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException broken) {
            failure = broken;
            throw broken;
        }
    }

    /** Why not all was written; empty when all was, or nobody wants to read it any more. */
    Optional<String> failure() {
        return Optional.ofNullable(failure).map(IOException::getMessage).filter(words -> !words.equals(HUNG_UP));
    }
}
