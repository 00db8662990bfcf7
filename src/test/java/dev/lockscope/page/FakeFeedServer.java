package dev.lockscope.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;

/** A fake server of the live feed, which sends the messages of a test to its page. Confined to the test's thread. */
final class FakeFeedServer {
    /** Gives every close a code: Playwright for Java fails on a close without one. */
    private static final String CLOSE_WITH_CODE = """
            const { close } = WebSocket.prototype;
            WebSocket.prototype.close = function (code = 1000, reason = '') { close.call(this, code, reason); };""";

    private final List<WebSocketRoute> connections = new ArrayList<>();
    private List<? extends JsonNode> firstMessages;
    private boolean refuses;

    /** @param firstMessages sent on each connection */
    FakeFeedServer(Page page, List<? extends JsonNode> firstMessages) {
        this.firstMessages = firstMessages;
        page.routeWebSocket("**/live*", this::accept);
        page.addInitScript(CLOSE_WITH_CODE);
    }

    private void accept(WebSocketRoute connection) {
        // With a handler, Playwright does not forward the page's close to the server.
        connection.onMessage(ignored -> {});
        connections.add(connection);
        if (refuses) {
            close(connection);
        } else {
            firstMessages.forEach(message -> connection.send(message.toString()));
        }
    }

    /** Replaces the messages that are sent on each new connection. */
    void setFirstMessages(List<? extends JsonNode> messages) {
        firstMessages = messages;
    }

    void send(JsonNode message) {
        connections.getLast().send(message.toString());
    }

    void disconnect() {
        close(connections.getLast());
    }

    /** Closes the current connection and every later one. */
    void refuseConnections() {
        refuses = true;
        disconnect();
    }

    private static void close(WebSocketRoute connection) {
        connection.close(new WebSocketRoute.CloseOptions().setCode(1001).setReason(""));
    }

    /** The addresses of all connections, oldest first. */
    List<String> addresses() {
        return connections.stream().map(WebSocketRoute::url).toList();
    }
}
