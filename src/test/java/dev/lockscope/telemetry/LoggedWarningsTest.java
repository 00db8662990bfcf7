package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LoggedWarningsTest {
    private final Logger anyone = Logger.getLogger("anyone");

    @Test
    void aComplaintIsNoticedAndNothingElse() {
        try (LoggedWarnings complaints = new LoggedWarnings()) {
            anyone.info("a word");
            anyone.warning("a complaint");

            assertThat(complaints.heard()).containsExactly("a complaint");
        }
    }
}
