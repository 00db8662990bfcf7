package dev.lockscope.live;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one viewer of runs is told: one story to its end, and then perhaps another. Not thread-safe: its viewer's own. */
final class Subscription {
    private final Supplier<Optional<StreamCursor>> first;
    private final Function<StreamCursor, Optional<StreamCursor>> later;
    private @Nullable StreamCursor cursor;

    /**
     * @param first what to watch first, once there is something
     * @param later what to watch when that has ended, once there is something
     */
    Subscription(Supplier<Optional<StreamCursor>> first, Function<StreamCursor, Optional<StreamCursor>> later) {
        this.first = first;
        this.later = later;
    }

    /** The next message, if there is anything to say now. */
    Optional<String> next() {
        if (cursor == null) {
            cursor = first.get().orElse(null);
        } else if (cursor.ended()) {
            cursor = later.apply(cursor).orElse(cursor);
        }
        return cursor == null ? Optional.empty() : cursor.next();
    }
}
