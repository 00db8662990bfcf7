package dev.lockscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A shutdown hook that, until it is closed, stops the active work on SIGINT and SIGTERM and then leaves time to print the
 * results so far.
 */
final class StopOnSignal implements AutoCloseable {
    private static final long SECONDS_TO_PRINT = 10;

    private final CountDownLatch printed = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop ends the active work soon; called on the thread of the hook */
    StopOnSignal(Runnable stop) {
        hook = new Thread(() -> stopAndWait(stop), "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            printed.await(SECONDS_TO_PRINT, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the wait of the hook: the results are printed. */
    @Override
    public void close() {
        printed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The hook is running and ends now.
        }
    }
}
