package dev.lockscope.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An output stream that records its last failure, which {@link java.io.PrintWriter} hides. Not thread-safe. */
final class CheckedOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    CheckedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** The last failure; empty without one, or if the reader of a pipe, such as {@code head}, closed it. */
    Optional<String> failure() {
        return Optional.ofNullable(failure)
                .map(e ->
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()))
                .filter(message -> !message.equals(brokenPipeMessage()));
    }

    /** The system's message for a e pipe, in the locale of this process: an exception has no error number. */
    private static @Nullable String brokenPipeMessage() {
        try {
            Pipe pipe = Pipe.open();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                pipe.source().close();
                sink.write(ByteBuffer.allocate(1));
                return null;
            }
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
