package dev.lockscope.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints, which remembers what went wrong there: a {@link java.io.PrintWriter} would not say. Not
 * thread-safe.
 */
final class CheckedOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    CheckedOutput(OutputStream out) {
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

    /** Why not all was written; empty when all was, or when the reader of a pipe, such as {@code head}, has closed it. */
    Optional<String> failure() {
        return Optional.ofNullable(failure)
                .map(broken -> Objects.requireNonNullElse(
                        broken.getMessage(), broken.getClass().getSimpleName()))
                .filter(message -> !message.equals(brokenPipe()));
    }

    /** What the system calls a pipe without a reader, in the language of this process: an exception has no error number. */
    private static @Nullable String brokenPipe() {
        try {
            Pipe pipe = Pipe.open();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                pipe.source().close();
                sink.write(ByteBuffer.allocate(1));
                return null;
            }
        } catch (IOException broken) {
            return broken.getMessage();
        }
    }
}
