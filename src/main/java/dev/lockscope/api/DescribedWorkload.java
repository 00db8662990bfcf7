package dev.lockscope.api;

import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes a workload from {@link Limits}, where a parameter is said once; when the application is built. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribedWorkload implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI doors) {
        Schema workload = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What is asked for. What is left out takes the default. " + String.join("; ", Limits.rules()) + ".");
        Limits.PARAMETERS.forEach(parameter -> workload.addProperty(parameter.name(), describe(parameter)));
        doors.getComponents().addSchema("Workload", workload);
    }

    private static Schema describe(Parameter parameter) {
        Schema schema = OASFactory.createSchema().description(parameter.help()).defaultValue(parameter.classic());
        return switch (parameter) {
            case Parameter.Whole whole -> {
                schema.addType(Schema.SchemaType.INTEGER).minimum(BigDecimal.valueOf(whole.min())).maximum(BigDecimal.valueOf(whole.max()));
                yield whole.whenEmpty() == null ? schema : schema.addType(Schema.SchemaType.NULL);
            }
            case Parameter.Decimal decimal -> schema.addType(Schema.SchemaType.NUMBER)
                    .minimum(BigDecimal.valueOf(decimal.min()))
                    .maximum(BigDecimal.valueOf(decimal.max()));
            case Parameter.Choice choice -> schema.addType(Schema.SchemaType.STRING)
                    .enumeration(new ArrayList<>(List.<Object>copyOf(choice.options())));
        };
    }
}
