package dev.lockscope.log;

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
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The JSON mapping of the types of {@code run} and {@code workload}, which do not depend on Jackson. */
public final class Json {
    private Json() {}

    /** The JSON of a value, as the HTTP API returns it. */
    public static String text(Object body) {
        try {
            return newMapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A new mapper with the configuration of the HTTP API. */
    public static ObjectMapper newMapper() {
        ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        configure(json);
        return json;
    }

    /** Adds the JSON mapping of these types to a mapper. */
    public static void configure(ObjectMapper json) {
        json.configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true);
        json.addMixIn(Parameter.class, ParameterMixIn.class);
        json.addMixIn(Snapshot.class, WaitHoldMixIn.class);
        json.addMixIn(Report.class, WaitHoldMixIn.class);
        json.addMixIn(ByKind.class, UnwrappedAllMixIn.class);
        json.addMixIn(Distribution.class, NonNullMixIn.class);
        json.addMixIn(Distribution.Point.class, ArrayMixIn.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Parameter.Whole.class, name = "whole"),
        @JsonSubTypes.Type(value = Parameter.Decimal.class, name = "decimal"),
        @JsonSubTypes.Type(value = Parameter.Choice.class, name = "choice")
    })
    private interface ParameterMixIn {}

    /** Renames: a record component cannot be called {@code wait} or {@code return}. */
    private interface WaitHoldMixIn {
        @JsonProperty("wait")
        ByKind waits();

        @JsonProperty("hold")
        ByKind holds();

        @JsonProperty("return")
        @Nullable
        ByKind returns();
    }

    interface UnwrappedAllMixIn {
        @JsonUnwrapped
        Distribution all();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface NonNullMixIn {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface ArrayMixIn {}
}
