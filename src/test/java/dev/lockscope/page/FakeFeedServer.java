package dev.lockscope.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;

/** A server of the live feed that says to a page what a test tells it to. Belongs to the test's thread, as its page does. */
final class FakeFeedServer {
    /** Playwright for Java breaks on the end of a connection for which the page gives no code. */
    private static final String WITH_A_CODE = """
            const { close } = WebSocket.prototype;
            WebSocket.prototype.close = function (code = 1000, reason = '') { close.call(this, code, reason); };""";

    private final List<WebSocketRoute> calls = new ArrayList<>();
    private List<? extends JsonNode> greeting;
    private boolean refusing;

    /** @param greeting what it says to whoever calls */
    FakeFeedServer(Page page, List<? extends JsonNode> greeting) {
        this.greeting = greeting;
        page.routeWebSocket("**/live*", this::answer);
        page.addInitScript(WITH_A_CODE);
    }

    private void answer(WebSocketRoute call) {
        // Heard, so that an end of the page's own is not passed on to the server.
        call.onMessage(unasked -> {});
        calls.add(call);
        if (refusing) {
            end(call);
        } else {
            greeting.forEach(message -> call.send(message.toString()));
        }
    }

    /** What it says to whoever calls from now on. */
    void greet(List<? extends JsonNode> with) {
        greeting = with;
    }

    void say(JsonNode message) {
        calls.getLast().send(message.toString());
    }

    void hangUp() {
        end(calls.getLast());
    }

    /** Hangs up, and again whenever it is called. */
    void refuse() {
        refusing = true;
        hangUp();
    }

    private static void end(WebSocketRoute call) {
        call.close(new WebSocketRoute.CloseOptions().setCode(1001).setReason(""));
    }

    /** The addresses that were called, the first one first. */
    List<String> calls() {
        return calls.stream().map(WebSocketRoute::url).toList();
    }
}
