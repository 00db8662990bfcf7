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
    void aPipeWithoutAReaderIsNoFailure() throws IOException {
        Pipe pipe = Pipe.open();
        try (CheckedOutput outlet = new CheckedOutput(Channels.newOutputStream(pipe.sink()))) {
            pipe.source().close();

            assertThatThrownBy(() -> outlet.write(new byte[1])).isInstanceOf(IOException.class);

            assertThat(outlet.failure()).isEmpty();
        }
    }

    @Test
    void anyOtherFailureIsReportedInTheWordsOfTheSystem() throws IOException {
        try (CheckedOutput outlet =
                new CheckedOutput(failing(new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar")))) {
            assertThatThrownBy(() -> outlet.write(new byte[1])).isInstanceOf(IOException.class);

            assertThat(outlet.failure()).contains("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
        }
    }

    @Test
    void aFailureWithoutWordsIsReportedByItsName() throws IOException {
        try (CheckedOutput outlet = new CheckedOutput(failing(new IOException()))) {
            assertThatThrownBy(() -> outlet.write(new byte[1])).isInstanceOf(IOException.class);

            assertThat(outlet.failure()).contains("IOException");
        }
    }

    private static OutputStream failing(IOException broken) {
        return new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                throw broken;
            }
        };
    }
}
