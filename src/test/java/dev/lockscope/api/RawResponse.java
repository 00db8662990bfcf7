package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The response to bytes that need not be HTTP. */
record RawResponse(String text) {
    private static final Pattern HEAD =
            Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r\n]*\r\n((?:[^\r\n:]+:[^\r\n]*\r\n)*)\r\n");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param request one after which the server closes the connection */
    static RawResponse to(URI site, byte[] request) throws IOException {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            socket.getOutputStream().write(request);
            return new RawResponse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The error in it; empty for a well-formed 2xx, or a 4xx with no body or a problem. */
    String flaw() {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return "no HTTP: " + text;
        }
        int status = Integer.parseInt(head.group(1));
        if (status / 100 != 2 && status / 100 != 4) {
            return "neither 2xx nor 4xx: " + text;
        }
        String body = text.substring(head.end());
        return status / 100 == 2 || body.isBlank() || isProblem(status, head.group(2), body)
                ? ""
                : "no problem detail: " + text;
    }

    /** Whether it has this status and a matching problem. */
    boolean isProblem(int status) {
        Matcher head = HEAD.matcher(text);
        return head.lookingAt()
                && head.group(1).equals(String.valueOf(status))
                && isProblem(status, head.group(2), text.substring(head.end()));
    }

    private static boolean isProblem(int status, String headers, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return headers.toLowerCase().contains("content-type: application/problem+json")
                    && problem.path("status").intValue() == status
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank();
        } catch (JsonProcessingException garbage) {
            return false;
        }
    }
}
