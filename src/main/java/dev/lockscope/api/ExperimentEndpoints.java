package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.page.SavedPage;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentPlan;
import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.history.ExperimentHistory;
import dev.lockscope.history.StoredExperiment;
import dev.lockscope.runner.RunService;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** What the endpoints of all kinds of experiments share; those of the kind {@code duel} are at {@code /api/duels}. */
@Singleton
class ExperimentEndpoints {
    private final ExperimentService service;
    private final ExperimentHistory experiments;
    private final SavedPage page;
    private final ObjectMapper json;

    ExperimentEndpoints(ExperimentService service, ExperimentHistory experiments, SavedPage page, ObjectMapper json) {
        this.service = service;
        this.experiments = experiments;
        this.page = page;
        this.json = json;
    }

    Response start(ExperimentPlan plan, UriInfo uri) throws RunService.Busy, InterruptedException {
        Experiment experiment = service.start(plan);
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        RelativeLocation.of(uri, "api/%ss/%s".formatted(plan.kind(), experiment.id())))
                .entity(experiments.current(experiment))
                .build();
    }

    List<StoredExperiment> list(String kind) {
        return experiments.list(kind);
    }

    /** @throws NotFoundException when there is no such experiment */
    StoredExperiment one(String kind, String id) {
        return experiments.stored(kind, id).orElseThrow(() -> unknown(kind, id));
    }

    /**
     * The page of an experiment as one file; the inlined response has the kind as its path.
     *
     * @throws ClientErrorException when there is no such experiment, or it is still running
     */
    Response page(String kind, String id) {
        StoredExperiment shown = one(kind, id);
        if (!shown.state().ended()) {
            throw new ClientErrorException(
                    "The %s %s is still running; its page is available once it has ended".formatted(kind, id),
                    Response.Status.CONFLICT);
        }
        return Download.page(
                page.of(kind + ".html", List.of(SavedPage.Answer.of(kind, shown, json))), "%s-%s".formatted(kind, id));
    }

    /** Ends an experiment now; one that has ended stays unchanged. */
    StoredExperiment stop(String kind, String id) throws InterruptedException {
        Optional<Experiment> experiment = experiments.find(kind, id);
        if (experiment.isPresent()) {
            experiment.get().stop();
            experiment.get().awaitEnd();
        }
        return one(kind, id);
    }

    /** Deletes an experiment that has ended; {@link #restore} undoes that for ten minutes. */
    void delete(String kind, String id) {
        if (experiments.find(kind, id).filter(found -> !found.state().ended()).isPresent()) {
            throw new ClientErrorException(
                    "The %s %s is still running; stop it first".formatted(kind, id), Response.Status.CONFLICT);
        }
        if (!experiments.delete(kind, id)) {
            throw unknown(kind, id);
        }
    }

    /** @throws NotFoundException when there is no such experiment, or it can no longer be restored */
    StoredExperiment restore(String kind, String id) {
        experiments.restore(kind, id);
        return one(kind, id);
    }

    private static NotFoundException unknown(String kind, String id) {
        return new NotFoundException(
                "There is no %1$s %2$s; /api/%1$ss lists those that are stored".formatted(kind, id));
    }
}
