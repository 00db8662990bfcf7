package dev.lockscope.run;

import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where runs are made, one at a time. Thread-safe. */
public final class Lab {
    private final Duration period;
    private final Observer observer;
    private @Nullable Run current;

    /**
     * @param period from one snapshot to the next
     * @param observer follows every run
     */
    public Lab(Duration period, Observer observer) {
        this.period = period;
        this.observer = observer;
    }

    /**
     * Starts a run and returns at once, or when the observer has been told of the end of the run before.
     *
     * @throws Busy when another run is going
     */
    public synchronized Run start(Workload workload) throws Busy, InterruptedException {
        if (current != null) {
            if (!current.state().ended()) {
                throw new Busy(current);
            }
            current.awaitEnd();
        }
        Run run = new Run(workload, period, observer);
        run.start();
        current = run;
        return run;
    }

    /** The run that is going, if one is. */
    public synchronized Optional<Run> running() {
        return Optional.ofNullable(current).filter(run -> !run.state().ended());
    }

    /** Stops the run that is going, if one is, and waits for its end. */
    public void close() throws InterruptedException {
        Optional<Run> going = running();
        if (going.isPresent()) {
            going.get().stop();
            going.get().awaitEnd();
        }
    }

    /** There is one lab and it is in use. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Run running;

        Busy(Run running) {
            super("run " + running.id() + " is running");
            this.running = running;
        }

        /** The run that is in the way. */
        public Run running() {
            return running;
        }
    }
}
