package dev.lockscope.run.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * By how much the kernel may let a thread oversleep: 50 microseconds for an ordinary one on Linux (prctl(2),
 * PR_SET_TIMERSLACK), which is a good part of a millisecond's pause.
 */
public final class TimerSlack {
    private TimerSlack() {}

    /** Has the calling platform thread woken as exactly as the kernel can; without effect where it can't be asked. */
    public static void none() {
        try {
            // The link reads "<process>/task/<thread>"; a thread may set its own slack only.
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
        } catch (IOException | UnsupportedOperationException notHere) {
            // The kernel's default holds; the overshoot that it causes is measured like any other.
        }
    }
}
