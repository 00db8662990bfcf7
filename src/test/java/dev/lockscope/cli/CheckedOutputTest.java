package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import org.junit.jupiter.api.Test;

class CheckedOutputTest {
    @Test
    void aClosedPipeIsNotAFailure() throws IOException {
        Pipe pipe = Pipe.open();
        try (CheckedOutput output = new CheckedOutput(Channels.newOutputStream(pipe.sink()))) {
            pipe.source().close();

            assertThatThrownBy(() -> output.write(new byte[1])).isInstanceOf(IOException.class);

            assertThat(output.failure()).isEmpty();
        }
    }

    @Test
    void anyOtherFailureIsReportedWithItsMessage() throws IOException {
        try (CheckedOutput output =
                new CheckedOutput(failing(new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar")))) {
            assertThatThrownBy(() -> output.write(new byte[1])).isInstanceOf(IOException.class);

            assertThat(output.failure()).contains("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
        }
    }

    @Test
    void aFailureWithoutMessageIsReportedByItsName() throws IOException {
        try (CheckedOutput output = new CheckedOutput(failing(new IOException()))) {
            assertThatThrownBy(() -> output.write(new byte[1])).isInstanceOf(IOException.class);

            assertThat(output.failure()).contains("IOException");
        }
    }

    private static OutputStream failing(IOException failure) {
        return new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                throw failure;
            }
        };
    }
}
