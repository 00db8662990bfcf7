package dev.lockscope.telemetry;

import dev.lockscope.history.History;
import dev.lockscope.history.StorageProblem;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who can keep runs where they are to be kept; runs can be made without, but are gone at the end. */
@Singleton
@Readiness
class HistoryReadinessCheck implements HealthCheck {
    private final History history;

    HistoryReadinessCheck(History history) {
        this.history = history;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("history")
                .withData("kept", history.folder().map(Object::toString).orElse("in memory"));
        Optional<StorageProblem> trouble = history.trouble();
        trouble.ifPresent(found -> answer.withData("problem", found.what()).withData("remedy", found.remedy()));
        return answer.status(trouble.isEmpty()).build();
    }
}
