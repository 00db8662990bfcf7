package dev.lockscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While it is open, SIGINT and SIGTERM stop what is going on and then leave time to say how far it came. */
final class StopOnSignal implements AutoCloseable {
    private static final long SECONDS_TO_SAY_IT = 10;

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop has what is going on end soon; any thread may run it */
    StopOnSignal(Runnable stop) {
        hook = new Thread(() -> stopAndWait(stop), "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait(Runnable stop) {
        stop.run();
        try {
            said.await(SECONDS_TO_SAY_IT, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** It has been said. */
    @Override
    public void close() {
        said.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalled) {
            // The hook is at work and now comes to its end.
        }
    }
}
