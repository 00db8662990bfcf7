package dev.lockscope.api;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with settings that are set by halves, before any port is open: who serves others has to say to whom. */
@Singleton
class SoundSettings {
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Settings settings;
    private final String host;

    SoundSettings(Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.settings = settings;
        this.host = host;
    }

    void check(@Observes Router opening) {
        List<String> objections = new ArrayList<>(
                objections(host, settings.allowedHosts(), settings.viewingToken(), settings.runningToken()));
        if (settings.requestsPerSecond() < 1 || settings.viewers() < 1 || !settings.grace().isPositive()) {
            objections.add("lockscope.requests-per-second, lockscope.viewers and lockscope.grace must be more than 0.");
        }
        if (!objections.isEmpty()) {
            throw new ConfigurationException("Lockscope does not start. " + String.join(" ", objections));
        }
    }

    /** What is missing, a sentence each. */
    static List<String> objections(String host, Set<String> allowedHosts, Optional<String> viewing, Optional<String> running) {
        List<String> objections = new ArrayList<>();
        boolean others = allowedHosts.stream().anyMatch(name -> !OF_THIS_MACHINE.contains(name.toLowerCase(Locale.ROOT)));
        boolean reachable = !isLoopback(host);
        if (reachable && !others) {
            objections.add("Other machines can reach it at quarkus.http.host=%s, so lockscope.allowed-hosts must have the name that they ask for."
                    .formatted(host));
        }
        if (viewing.isEmpty() && running.isEmpty() && (reachable || others)) {
            objections.add("It is to serve others, so lockscope.viewing-token and lockscope.running-token must be set.");
        }
        if (viewing.isPresent() != running.isPresent()) {
            objections.add("lockscope.%s-token is set, so lockscope.%s-token must be too."
                    .formatted(viewing.isPresent() ? "viewing" : "running", viewing.isPresent() ? "running" : "viewing"));
        }
        if (viewing.isPresent() && viewing.equals(running)) {
            objections.add("lockscope.viewing-token and lockscope.running-token must differ, or whoever may look may run.");
        }
        if (isWeak(viewing) || isWeak(running)) {
            objections.add("A token must have %d or more letters, digits, - or _.".formatted(Token.FEWEST_CHARACTERS));
        }
        return objections;
    }

    private static boolean isWeak(Optional<String> token) {
        return token.filter(secret -> !secret.matches("[A-Za-z0-9_-]{%d,}".formatted(Token.FEWEST_CHARACTERS))).isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nobody) {
            return false;
        }
    }
}
