package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LoggedWarningsTest {
    private final Logger logger = Logger.getLogger("any");

    @Test
    void onlyWarningsAreRecorded() {
        try (LoggedWarnings warnings = new LoggedWarnings()) {
            logger.info("information");
            logger.warning("a warning");

            assertThat(warnings.messages()).containsExactly("a warning");
        }
    }
}
