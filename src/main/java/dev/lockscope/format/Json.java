package dev.lockscope.format;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockscope.run.measure.ByKind;
import dev.lockscope.run.measure.Distribution;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.Parameter;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** How the plain rooms' types look in JSON, which they themselves know nothing of. */
@Singleton
public class Json implements ObjectMapperCustomizer {
    /** What the doors would answer, where there is no server to ask. */
    public static String text(Object body) {
        try {
            return alone().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What writes as the doors do, where there is no server. */
    public static ObjectMapper alone() {
        ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        new Json().customize(json);
        return json;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true);
        json.addMixIn(Parameter.class, KindOfParameter.class);
        json.addMixIn(Snapshot.class, WaitAndHold.class);
        json.addMixIn(Report.class, WaitAndHold.class);
        json.addMixIn(ByKind.class, AllAtTheTop.class);
        json.addMixIn(Distribution.class, WhatIsThere.class);
        json.addMixIn(Distribution.Point.class, Pair.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Parameter.Whole.class, name = "whole"),
        @JsonSubTypes.Type(value = Parameter.Decimal.class, name = "decimal"),
        @JsonSubTypes.Type(value = Parameter.Choice.class, name = "choice")
    })
    private interface KindOfParameter {}

    /** A record can't have a component called wait. */
    private interface WaitAndHold {
        @JsonProperty("wait")
        ByKind waits();

        @JsonProperty("hold")
        ByKind holds();
    }

    interface AllAtTheTop {
        @JsonUnwrapped
        Distribution all();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WhatIsThere {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface Pair {}
}
