package dev.lockscope.run;

import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates runs, one at a time. Thread-safe. */
public final class RunService {
    private static final Duration NO_TIMEOUT = Duration.ofNanos(Long.MAX_VALUE);

    private final RunPolicy policy;
    private final RunObserver observer;
    private final RunObserver auditor;
    private final FirstRunWarmUp warmUp;
    private @Nullable Run current;
    private @Nullable Booking booking;

    /**
     * @param period interval between two snapshots
     * @param observer of every run except those of a {@link Booking}
     */
    public RunService(Duration period, RunObserver observer) {
        this(period, observer, FirstRunWarmUp.none());
    }

    /**
     * @param period interval between two snapshots
     * @param observer of every run except those of a {@link Booking}
     * @param warmUp performed before the first run
     */
    public RunService(Duration period, RunObserver observer, FirstRunWarmUp warmUp) {
        this(new RunPolicy(period), observer, RunObserver.NOBODY, warmUp);
    }

    /**
     * @param observer of every run except those of a {@link Booking}
     * @param auditor observer of every run
     * @param warmUp performed before the first run
     */
    public RunService(RunPolicy policy, RunObserver observer, RunObserver auditor, FirstRunWarmUp warmUp) {
        this.policy = policy;
        this.observer = observer.andThen(auditor);
        this.auditor = auditor;
        this.warmUp = warmUp;
    }

    /**
     * Starts a run and returns without waiting for it. Waits until the observer has been notified of the end of the previous
     * run; the first call waits for the warm-up.
     *
     * @throws Busy when another run is active or the service is booked
     */
    public synchronized Run start(Workload workload) throws Busy, InterruptedException {
        awaitFree(workload);
        return begin(workload, observer);
    }

    /**
     * Reserves the service for a series of runs; until the booking is closed all other starts are rejected.
     *
     * @param kind kind of the experiment, in one word
     * @param id of the experiment
     * @throws Busy when a run is active or the service is already booked
     */
    public synchronized Booking book(String kind, String id) throws Busy, InterruptedException {
        awaitFree(Workload.classic());
        booking = new Booking(kind, id);
        return booking;
    }

    private void awaitFree(Workload next) throws Busy, InterruptedException {
        if (booking != null) {
            throw new Busy(booking.kind, booking.id);
        }
        if (current != null) {
            if (!current.state().ended()) {
                throw new Busy("run", current.id());
            }
            current.awaitEnd();
        }
        warmUp.before(next);
    }

    private synchronized Run begin(Workload workload, RunObserver runObserver) {
        InProcessRun run = new InProcessRun(workload, policy, runObserver);
        run.start();
        current = run;
        return run;
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

        /** Starts a run and returns at once; the previous one must have ended. Only the auditor observes it. */
        public Run start(Workload workload) {
            return begin(workload, auditor);
        }

        /** Ends the reservation. */
        @Override
        public void close() {
            release();
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
