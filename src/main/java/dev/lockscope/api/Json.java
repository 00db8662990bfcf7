package dev.lockscope.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import dev.lockscope.workload.Parameter;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** How the plain rooms' types look in JSON, which they themselves know nothing of. */
@Singleton
class Json implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        json.configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true);
        json.addMixIn(Parameter.class, KindOfParameter.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Parameter.Whole.class, name = "whole"),
        @JsonSubTypes.Type(value = Parameter.Choice.class, name = "choice")
    })
    private interface KindOfParameter {}
}
