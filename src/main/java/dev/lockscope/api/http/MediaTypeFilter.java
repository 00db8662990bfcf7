package dev.lockscope.api.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Normalizes {@code Accept} and {@code Content-Type}: media types in lower case, each with its weight or charset only. Quarkus
 * takes commas within quotes for separators and some spaces for a part of the type, so other parameters would break its
 * matching. Invalid ranges, and those with weight 0, are removed; if none remains, the header is left unchanged.
 */
@Singleton
class MediaTypeFilter {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$%&'*+.^`|~-]+/[\\w!#$%&'*+.^`|~-]+");

    /** RFC 9110, 12.4.2, and a fraction without the 0 before it, which the JDK's {@code HttpURLConnection} sends. */
    private static final Pattern WEIGHT = Pattern.compile("1(\\.0*)?|0?\\.\\d+|0\\.?");

    void route(@Observes Router router) {
        router.route().order(FilterOrder.MEDIA_TYPES).handler(this::normalize);
    }

    private void normalize(RoutingContext request) {
        MultiMap headers = request.request().headers();
        String accepted = String.join(",", headers.getAll(HttpHeaders.ACCEPT));
        String ranges = split(accepted, ',').stream()
                .flatMap(range -> range(range).stream())
                .collect(Collectors.joining(", "));
        if (!ranges.isEmpty()) {
            headers.set(HttpHeaders.ACCEPT, ranges);
        } else if (accepted.isBlank()) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        Optional.ofNullable(headers.get(HttpHeaders.CONTENT_TYPE))
                .flatMap(MediaTypeFilter::contentType)
                .ifPresent(type -> headers.set(HttpHeaders.CONTENT_TYPE, type));
        request.next();
    }

    private static Optional<String> range(String range) {
        String weight = parameter(range, "q").orElse("1");
        return mediaType(range.startsWith("*;") || range.equals("*") ? "*/" + range : range)
                .filter(type -> WEIGHT.matcher(weight).matches() && Float.parseFloat(weight) > 0)
                .map(type -> type + ";q=" + weight);
    }

    private static Optional<String> contentType(String header) {
        String charset =
                parameter(header, "charset").map(name -> ";charset=" + name).orElse("");
        return mediaType(header).map(type -> type + charset);
    }

    private static Optional<String> mediaType(String text) {
        return Optional.of(split(text, ';').getFirst().toLowerCase(Locale.ROOT))
                .filter(type -> MEDIA_TYPE.matcher(type).matches());
    }

    private static Optional<String> parameter(String text, String name) {
        return split(text, ';').stream()
                .skip(1)
                .filter(parameter -> parameter.regionMatches(true, 0, name + "=", 0, name.length() + 1))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst();
    }

    /** The parts between separators that are not quoted (RFC 9110, 5.6.4). */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '\\' && quoted) {
                at++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == separator && !quoted) {
                parts.add(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
