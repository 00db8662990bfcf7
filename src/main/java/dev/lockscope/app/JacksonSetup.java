package dev.lockscope.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.format.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Gives Quarkus's mapper the JSON form of the plain types. */
@Singleton
class JacksonSetup implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        Json.configure(json);
    }
}
