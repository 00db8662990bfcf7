package dev.lockscope.live;

import dev.lockscope.log.RecordEncoder;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.WarmUp;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** The feed of a run whose warm-up goes on as a test wants. Confined to the test's thread. */
final class WarmingFeed {
    private final List<WarmUp> samples = new ArrayList<>();
    private boolean ended;
    private final RunFeed feed =
            new RunFeed(run(TestFeeds.endedRun()), new RecordEncoder(ReceivedMessage.JSON), 100, new LongAdder());

    private Run run(Run like) {
        return (Run) Proxy.newProxyInstance(
                Run.class.getClassLoader(),
                new Class<?>[] {Run.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "warmUp" -> ended || samples.isEmpty() ? Optional.empty() : Optional.of(samples.getLast());
                    case "warmUpSamples" -> samples;
                    default -> method.invoke(like, arguments);
                });
    }

    RunFeed feed() {
        return feed;
    }

    void sample(long millis) {
        samples.add(new WarmUp(Duration.ofMillis(millis).toNanos(), 10 * millis, millis, false));
        feed.warm();
    }

    void end() {
        ended = true;
        feed.warm();
    }
}
