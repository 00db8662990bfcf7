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
 * Has no more connections than {@code lockscope.connections} says, and than leave some file descriptors for all else: without
 * one a jar can't be opened, and whoever wants a class of it then waits for ever.
 */
public final class ConnectionLimit implements ConfigSourceFactory {
    private static final String ENFORCED_BY = "quarkus.http.limits.max-connections";

    /** At least four times what is open when nobody is connected. Some are taken, too, by those who are yet to be hung up on. */
    private static final long SPARE = 200;

    private static final long SHARE_TO_SPARE = 4;

    /** The application does not start with 100. */
    private static final long FEWEST_DESCRIPTORS = 128;

    /** Why the application can't be started here, in a sentence; without enough descriptors not even an error can be logged. */
    public static Optional<String> objection() {
        return objection(descriptors());
    }

    static Optional<String> objection(long descriptors) {
        return descriptors >= FEWEST_DESCRIPTORS
                ? Optional.empty()
                : Optional.of(
                        "Lockscope does not start. It needs %d file descriptors, the system gives it %d; see ulimit -n."
                                .formatted(FEWEST_DESCRIPTORS, descriptors));
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String asked = context.getValue("lockscope.connections").getValue();
        return asked == null
                ? List.of()
                : List.of(new Limit(Math.min(Long.parseLong(asked), Math.max(1, descriptorsForConnections()))));
    }

    private static long descriptorsForConnections() {
        long descriptors = descriptors();
        return descriptors - Math.max(SPARE, descriptors / SHARE_TO_SPARE);
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static final class Limit extends AbstractConfigSource {
        private static final long serialVersionUID = 1;
        private static final int ABOVE_THE_FILE = 260;

        private final long limit;

        Limit(long limit) {
            super("connections", ABOVE_THE_FILE);
            this.limit = limit;
        }

        /** None, or packaging would write down what the machine at hand has. */
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
