package dev.lockscope.run.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time by which the kernel may delay a thread's wake-up: 50 microseconds by default on Linux (prctl(2),
 * PR_SET_TIMERSLACK), which is much for a pause of a millisecond.
 */
public final class TimerSlack {
    private TimerSlack() {}

    /** Sets the slack of the calling platform thread to the minimum; without effect on other systems than Linux. */
    public static void minimise() {
        try {
            // The link reads "<process>/task/<thread>"; a thread may set its own slack only.
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
        } catch (IOException | UnsupportedOperationException unsupported) {
            // The kernel's default applies; its overshoot is measured like any other.
        }
    }
}
