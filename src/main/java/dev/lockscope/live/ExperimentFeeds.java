package dev.lockscope.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.history.ExperimentHistory;
import dev.lockscope.history.StoredExperiment;
import dev.lockscope.log.RecordEncoder;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the complete state of an experiment to its viewers whenever one of its runs has ended; a slow viewer gets the newest
 * state only. Thread-safe.
 */
public final class ExperimentFeeds implements Consumer<Experiment> {
    private final ExperimentHistory experiments;
    private final RecordEncoder encoder;
    private final ViewerGroup viewers = new ViewerGroup();

    /** Of the latest experiment; only one is active at a time. */
    private volatile @Nullable Message newest;

    public ExperimentFeeds(ExperimentHistory experiments, ObjectMapper json) {
        this.experiments = experiments;
        this.encoder = new RecordEncoder(json);
    }

    /** Must be called after that of {@link ExperimentHistory}. */
    @Override
    public void accept(Experiment experiment) {
        newest = message(experiments.current(experiment));
        viewers.wake();
    }

    /** A viewer of one experiment: receives its state at once, and again with each run until its end. */
    Viewer watch(StoredExperiment experiment, Outbound outbound) {
        return viewers.add(new Viewer(new Progress(message(experiment)), outbound));
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    private Message message(StoredExperiment experiment) {
        return new Message(
                experiment.id(),
                experiment.state().ended(),
                experiment.done(),
                encoder.typed("experiment", experiment));
    }

    /** The state of an experiment, encoded once for all viewers. */
    private record Message(String id, boolean last, int done, String text) {
        boolean supersedes(Message sent) {
            return id.equals(sent.id) && !sent.last && (last || done > sent.done);
        }
    }

    /** The messages to one viewer. */
    private final class Progress implements Supplier<Optional<String>> {
        private final Message first;
        private @Nullable Message sent;

        Progress(Message first) {
            this.first = first;
        }

        @Override
        public Optional<String> get() {
            Message now = newest;
            Message last = sent == null ? first : sent;
            Message next = now != null && now.supersedes(last) ? now : last;
            boolean changed = !next.equals(sent);
            sent = next;
            return changed ? Optional.of(next.text) : Optional.empty();
        }
    }
}
