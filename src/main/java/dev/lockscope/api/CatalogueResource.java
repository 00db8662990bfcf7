package dev.lockscope.api;

import dev.lockscope.experiment.Axis;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.measure.Version;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Preset;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The locks, presets and limits that a client can choose from. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    private final Ceilings ceilings;

    CatalogueResource(Ceilings ceilings) {
        this.ceilings = ceilings;
    }

    @GET
    @Path("/locks")
    public List<LockBody> locks() {
        return LockCatalogue.LOCKS.stream().map(LockBody::of).toList();
    }

    @GET
    @Path("/presets")
    public List<Preset> presets() {
        return Preset.ALL.stream()
                .filter(preset -> ceilings.allow(preset.workload()))
                .toList();
    }

    @GET
    @Path("/limits")
    public LimitsBody limits() {
        return new LimitsBody(
                Limits.parameters(ceilings),
                Limits.LIVE,
                Limits.rules(ceilings),
                Duel.PARAMETERS,
                new SweepLimits(SweepPlan.PARAMETERS, Axis.NAMES));
    }

    @GET
    @Path("/version")
    public VersionBody version() {
        return new VersionBody(Version.CURRENT, Runtime.version().toString());
    }

    /**
     * The wire format of a lock.
     *
     * @param promise which readers and writers it keeps apart, in a sentence
     * @param guards whether it protects the map
     */
    record LockBody(
            String id,
            String name,
            String family,
            String promise,
            boolean guards,
            String sentence,
            String tradeOff,
            String source) {
        static LockBody of(LockKind lock) {
            return new LockBody(
                    lock.id(),
                    lock.name(),
                    lock.family(),
                    lock.guarantee().sentence(),
                    lock.guards(),
                    lock.sentence(),
                    lock.tradeOff(),
                    lock.source());
        }
    }

    /**
     * What answers.
     *
     * @param version of Lockscope
     * @param java version of the JVM
     */
    record VersionBody(String version, String java) {}

    /**
     * The bounds of a workload.
     *
     * @param live names of the parameters that can be changed during a run
     * @param rules constraints over several parameters, a sentence each
     * @param duel the parameters of a duel besides its workloads
     */
    record LimitsBody(
            List<Parameter> parameters,
            List<String> live,
            List<String> rules,
            List<Parameter> duel,
            SweepLimits sweep) {}

    /**
     * The bounds of a sweep.
     *
     * @param parameters those besides its workload
     * @param varied names of the workload's parameters that can be varied
     */
    record SweepLimits(List<Parameter> parameters, List<String> varied) {}
}
