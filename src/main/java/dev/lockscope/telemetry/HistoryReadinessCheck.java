package dev.lockscope.telemetry;

import dev.lockscope.history.History;
import dev.lockscope.history.StorageProblem;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The readiness check: up if runs can be stored in the configured folder. If not, runs work but are lost at the end. */
@Singleton
@Readiness
class HistoryReadinessCheck implements HealthCheck {
    private final History history;

    HistoryReadinessCheck(History history) {
        this.history = history;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("history")
                .withData("kept", history.folder().map(Object::toString).orElse("in memory"));
        Optional<StorageProblem> problem = history.problem();
        problem.ifPresent(found -> response.withData("problem", found.what()).withData("remedy", found.remedy()));
        return response.status(problem.isEmpty()).build();
    }
}
