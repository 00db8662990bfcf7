package dev.lockscope.run;

import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where runs are made, one at a time. Thread-safe. */
public final class RunService {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final RunPolicy terms;
    private final RunObserver observer;
    private final RunObserver auditor;
    private final FirstRunWarmUp rehearsal;
    private @Nullable Run current;
    private @Nullable Booking booking;

    /**
     * @param period from one snapshot to the next
     * @param observer follows every run, but for those of a {@link Booking}
     */
    public RunService(Duration period, RunObserver observer) {
        this(period, observer, FirstRunWarmUp.none());
    }

    /**
     * @param period from one snapshot to the next
     * @param observer follows every run, but for those of a {@link Booking}
     * @param rehearsal precedes the first run
     */
    public RunService(Duration period, RunObserver observer, FirstRunWarmUp rehearsal) {
        this(new RunPolicy(period), observer, RunObserver.NOBODY, rehearsal);
    }

    /**
     * @param observer follows every run, but for those of a {@link Booking}
     * @param auditor follows those too
     * @param rehearsal precedes the first run
     */
    public RunService(RunPolicy terms, RunObserver observer, RunObserver auditor, FirstRunWarmUp rehearsal) {
        this.terms = terms;
        this.observer = observer.andThen(auditor);
        this.auditor = auditor;
        this.rehearsal = rehearsal;
    }

    /**
     * Starts a run and returns at once, or when the observer has been told of the end of the run before. The first one waits for the
     * rehearsal.
     *
     * @throws Busy when another run is going or the lab is booked
     */
    public synchronized Run start(Workload workload) throws Busy, InterruptedException {
        awaitFree(workload);
        return begin(workload, observer);
    }

    /**
     * Takes the lab for many runs, one after another; until it is given back nobody else can start one.
     *
     * @param kind what it is taken for, in a word
     * @param id of what it is taken for
     * @throws Busy when a run is going or the lab is booked already
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
        rehearsal.before(next);
    }

    private synchronized Run begin(Workload workload, RunObserver follower) {
        InProcessRun run = new InProcessRun(workload, terms, follower);
        run.start();
        current = run;
        return run;
    }

    private synchronized void giveBack() {
        booking = null;
    }

    /** The run that is going, if one is. */
    public synchronized Optional<Run> running() {
        return Optional.ofNullable(current).filter(run -> !run.state().ended());
    }

    /** Stops the run that is going, if one is, and waits for its end. */
    public void close() throws InterruptedException {
        close(FOREVER);
    }

    /** The same, but does not wait longer than this: a lock that is stuck keeps its run until the end of its grace. */
    public void close(Duration patience) throws InterruptedException {
        Optional<Run> going = running();
        if (going.isPresent()) {
            going.get().stop();
            going.get().awaitEnd(patience);
        }
    }

    /** The lab, in the hands of one thread. */
    public final class Booking implements AutoCloseable {
        private final String kind;
        private final String id;

        private Booking(String kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        /** Starts a run and returns at once; the one before must have ended. Only the lab's auditor is told of it. */
        public Run start(Workload workload) {
            return begin(workload, auditor);
        }

        /** Gives the lab back. */
        @Override
        public void close() {
            giveBack();
        }
    }

    /** There is one lab and it is in use. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        private final String kind;
        private final String id;

        Busy(String kind, String id) {
            super("%s %s is running".formatted(kind, id));
            this.kind = kind;
            this.id = id;
        }

        /** What is in the way: {@code run}, or what the lab is booked for. */
        public String kind() {
            return kind;
        }

        /** Of what is in the way. */
        public String id() {
            return id;
        }
    }
}
