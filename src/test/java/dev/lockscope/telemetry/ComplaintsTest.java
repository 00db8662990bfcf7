package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private final Logger anyone = Logger.getLogger("anyone");

    @Test
    void aComplaintIsNoticedAndNothingElse() {
        try (Complaints complaints = new Complaints()) {
            anyone.info("a word");
            anyone.warning("a complaint");

            assertThat(complaints.heard()).containsExactly("a complaint");
        }
    }
}
