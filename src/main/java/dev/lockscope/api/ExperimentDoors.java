package dev.lockscope.api;

import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.Experimenter;
import dev.lockscope.experiment.Plan;
import dev.lockscope.history.Experiments;
import dev.lockscope.history.KeptExperiment;
import dev.lockscope.run.Lab;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the doors of all kinds of experiments have in common; {@code /api/duels} are those of the kind {@code duel}. */
@Singleton
class ExperimentDoors {
    private final Experimenter experimenter;
    private final Experiments experiments;

    ExperimentDoors(Experimenter experimenter, Experiments experiments) {
        this.experimenter = experimenter;
        this.experiments = experiments;
    }

    Response start(Plan plan) throws Lab.Busy, InterruptedException {
        Experiment experiment = experimenter.start(plan);
        return Response.created(URI.create("/api/%ss/%s".formatted(plan.kind(), experiment.id())))
                .entity(experiments.asItStands(experiment))
                .build();
    }

    List<KeptExperiment> list(String kind) {
        return experiments.list(kind);
    }

    /** @throws NotFoundException when there is no such experiment */
    KeptExperiment one(String kind, String id) {
        return experiments.kept(kind, id).orElseThrow(() -> unknown(kind, id));
    }

    /** Ends an experiment now; one that has ended stays as it is. */
    KeptExperiment stop(String kind, String id) throws InterruptedException {
        Optional<Experiment> experiment = experiments.find(kind, id);
        if (experiment.isPresent()) {
            experiment.get().stop();
            experiment.get().awaitEnd();
        }
        return one(kind, id);
    }

    /** Forgets an experiment that has ended; for ten minutes that can be undone by {@link #restore}. */
    void delete(String kind, String id) {
        if (experiments.find(kind, id).filter(going -> !going.state().ended()).isPresent()) {
            throw new ClientErrorException(
                    "The %s %s is still going; stop it first".formatted(kind, id), Response.Status.CONFLICT);
        }
        if (!experiments.delete(kind, id)) {
            throw unknown(kind, id);
        }
    }

    /** @throws NotFoundException when there is no such experiment, or none any more */
    KeptExperiment restore(String kind, String id) {
        experiments.restore(kind, id);
        return one(kind, id);
    }

    private static NotFoundException unknown(String kind, String id) {
        return new NotFoundException("There is no %1$s %2$s; /api/%1$ss lists those that are kept".formatted(kind, id));
    }
}
