package dev.lockscope.config;

import com.sun.management.UnixOperatingSystemMXBean;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.common.AbstractConfigSource;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The limit of connections: {@code lockscope.connections}, or fewer if the process has few file descriptors. Some descriptors
 * stay free: without one a jar cannot be opened, and a thread that loads a class from it waits forever.
 */
public final class ConnectionLimit implements ConfigSourceFactory {
    private static final String ENFORCED_BY = "quarkus.http.limits.max-connections";

    /** More than the descriptors of a server without clients. Connections that are about to be closed take some too. */
    private static final long SPARE = 200;

    private static final long SPARE_DIVISOR = 4;

    /** Up to 131 are open at the start of a run: 105 jars, and pipes to the runner. A duel has three more for its other runner. */
    private static final long MIN_DESCRIPTORS = 160;

    /** A sentence if there are too few descriptors to start: without enough of them not even an error can be logged. */
    public static Optional<String> startupProblem() {
        return startupProblem(descriptors());
    }

    static Optional<String> startupProblem(long descriptors) {
        return descriptors >= MIN_DESCRIPTORS
                ? Optional.empty()
                : Optional.of(
                        "Lockscope does not start. It needs %d file descriptors, the system gives it %d; see ulimit -n."
                                .formatted(MIN_DESCRIPTORS, descriptors));
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String connections = context.getValue("lockscope.connections").getValue();
        return connections == null
                ? List.of()
                : List.of(new Limit(Math.min(Long.parseLong(connections), Math.max(1, descriptorsForConnections()))));
    }

    private static long descriptorsForConnections() {
        long descriptors = descriptors();
        return descriptors - Math.max(SPARE, descriptors / SPARE_DIVISOR);
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static final class Limit extends AbstractConfigSource {
        private static final long serialVersionUID = 1;

        /** Above application.properties, which has 250. */
        private static final int ORDINAL = 260;

        private final long limit;

        Limit(long limit) {
            super("connections", ORDINAL);
            this.limit = limit;
        }

        /** Empty: packaging would otherwise record the limit of the build machine. */
        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public @Nullable String getValue(String name) {
            return name.equals(ENFORCED_BY) ? Long.toString(limit) : null;
        }
    }
}
