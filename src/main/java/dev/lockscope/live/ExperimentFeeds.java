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
 * Tells viewers how experiments stand: the whole of it whenever a run has ended, and so only the newest to one who is slow.
 * Thread-safe.
 */
public final class ExperimentFeeds implements Consumer<Experiment> {
    private final ExperimentHistory experiments;
    private final RecordEncoder frames;
    private final ViewerGroup viewers = new ViewerGroup();

    /** One at a time is going. */
    private volatile @Nullable Word newest;

    public ExperimentFeeds(ExperimentHistory experiments, ObjectMapper json) {
        this.experiments = experiments;
        this.frames = new RecordEncoder(json);
    }

    /** Is to be told after {@link ExperimentHistory} were. */
    @Override
    public void accept(Experiment experiment) {
        newest = word(experiments.asItStands(experiment));
        viewers.wake();
    }

    /** A viewer of one experiment: told at once how it stands, and again with each run until its end. */
    Viewer watch(StoredExperiment experiment, Outbound line) {
        return viewers.add(new Viewer(new Watching(word(experiment)), line));
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    private Word word(StoredExperiment experiment) {
        return new Word(
                experiment.id(), experiment.state().ended(), experiment.done(), frames.typed("experiment", experiment));
    }

    /** What there is to say of an experiment, encoded once for all viewers. */
    private record Word(String id, boolean last, int done, String text) {
        boolean follows(Word told) {
            return id.equals(told.id) && !told.last && (last || done > told.done);
        }
    }

    /** What one viewer was told. */
    private final class Watching implements Supplier<Optional<String>> {
        private final Word first;
        private @Nullable Word told;

        Watching(Word first) {
            this.first = first;
        }

        @Override
        public Optional<String> get() {
            Word now = newest;
            Word before = told == null ? first : told;
            Word next = now != null && now.follows(before) ? now : before;
            boolean news = !next.equals(told);
            told = next;
            return news ? Optional.of(next.text) : Optional.empty();
        }
    }
}
