package dev.lockscope.runner;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates runs, one at a time. Thread-safe. */
public final class RunService {
    private static final Duration NO_TIMEOUT = Duration.ofNanos(Long.MAX_VALUE);

    private final Runners runners;
    private final RunObserver observer;
    private final RunObserver auditor;
    private @Nullable Run current;
    private @Nullable Booking booking;

    /** @param observer of every run except those of a {@link Booking} */
    public RunService(Runners runners, RunObserver observer) {
        this(runners, observer, RunObserver.NOBODY);
    }

    /**
     * @param observer of every run except those of a {@link Booking}
     * @param auditor observer of every run
     */
    public RunService(Runners runners, RunObserver observer, RunObserver auditor) {
        this.runners = runners;
        this.observer = observer.andThen(auditor);
        this.auditor = auditor;
    }

    /**
     * Starts a run and returns without waiting for it. Waits until the observer has been notified of the end of the previous
     * run.
     *
     * @throws Busy when another run is active or the service is booked
     */
    public synchronized Run start(Workload workload) throws Busy, InterruptedException {
        awaitFree();
        Runner runner = runners.take(workload.jvm());
        try {
            return begin(runner, workload, observer.andThen(closing(runner)));
        } catch (RuntimeException | Error thrown) {
            runner.close();
            throw thrown;
        }
    }

    /**
     * Reserves the service for a series of runs; until the booking is closed all other starts are rejected.
     *
     * @param kind kind of the experiment, in one word
     * @param id of the experiment
     * @throws Busy when a run is active or the service is already booked
     */
    public synchronized Booking book(String kind, String id) throws Busy, InterruptedException {
        awaitFree();
        booking = new Booking(kind, id);
        return booking;
    }

    private void awaitFree() throws Busy, InterruptedException {
        if (booking != null) {
            throw new Busy(booking.kind, booking.id);
        }
        if (current != null) {
            if (!current.state().ended()) {
                throw new Busy("run", current.id());
            }
            current.awaitEnd();
        }
    }

    private synchronized Run begin(Runner runner, Workload workload, RunObserver runObserver) {
        Run run = runner.start(workload, runObserver);
        current = run;
        return run;
    }

    /** Ends a runner with its run, and prepares the next. */
    private RunObserver closing(Runner runner) {
        return new RunObserver() {
            @Override
            public void ended(Run run) {
                runner.close();
                runners.prepare();
            }
        };
    }

    private synchronized void release() {
        booking = null;
    }

    /** The active run, if there is one. */
    public synchronized Optional<Run> running() {
        return Optional.ofNullable(current).filter(run -> !run.state().ended());
    }

    /** Stops the active run, if there is one, and waits for its end. */
    public void close() throws InterruptedException {
        close(NO_TIMEOUT);
    }

    /** The same with a time-out: with a stuck lock a run ends only after its grace period. */
    public void close(Duration timeout) throws InterruptedException {
        Optional<Run> active = running();
        if (active.isPresent()) {
            active.get().stop();
            active.get().awaitEnd(timeout);
        }
    }

    /** An exclusive reservation of the service. Confined to one thread. */
    public final class Booking implements AutoCloseable {
        private final String kind;
        private final String id;

        private Booking(String kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        /** A runner that has made no run yet, in the JVM of a workload; the caller closes it. */
        public Runner runner(Workload workload) {
            return runners.take(workload.jvm());
        }

        /** Starts a run and returns at once; the previous one must have ended. Only the auditor observes it. */
        public Run start(Runner runner, Workload workload) {
            return begin(runner, workload, auditor);
        }

        /** Ends the reservation. */
        @Override
        public void close() {
            release();
            runners.prepare();
        }
    }

    /** The service is in use. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        private final String kind;
        private final String id;

        Busy(String kind, String id) {
            super("%s %s is running".formatted(kind, id));
            this.kind = kind;
            this.id = id;
        }

        /** What is active: {@code run}, or the kind of the booking. */
        public String kind() {
            return kind;
        }

        /** Id of what is active. */
        public String id() {
            return id;
        }
    }
}
