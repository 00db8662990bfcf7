package dev.lockscope.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockscope.run.measure.JvmOptions;
import dev.lockscope.runner.Jvm;
import dev.lockscope.runner.Jvms;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JVMs in which runs can be made. */
@Path("/api/jvms")
@Produces(MediaType.APPLICATION_JSON)
public class JvmsResource {
    private final Jvms jvms;

    JvmsResource(Jvms jvms) {
        this.jvms = jvms;
    }

    @GET
    public List<JvmBody> list() {
        return jvms.all().stream()
                .map(jvm -> new JvmBody(
                        jvm.name(),
                        jvms.version(jvm),
                        jvm.home().equals(Jvm.THIS_HOME) ? null : jvm.home().toString(),
                        JvmOptions.shown(jvm.options())))
                .toList();
    }

    /**
     * The wire format of a JVM.
     *
     * @param version vendor and version
     * @param home its folder; null for that of the server's JVM
     * @param options without values that look like secrets
     */
    record JvmBody(
            String name,
            String version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String home,

            List<String> options) {}
}
