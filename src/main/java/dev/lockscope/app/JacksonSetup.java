package dev.lockscope.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Adds the JSON mapping of the core types to Quarkus's mapper. */
@Singleton
class JacksonSetup implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        Json.configure(json);
    }
}
