package dev.lockscope.live;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The streams that one viewer watches, one after another. Not thread-safe: confined to its viewer. */
final class Subscription {
    private final Supplier<Optional<StreamCursor>> first;
    private final Function<StreamCursor, Optional<StreamCursor>> later;
    private @Nullable StreamCursor cursor;

    /**
     * @param first the first stream, once there is one
     * @param later the stream that follows one that has ended, once there is one
     */
    Subscription(Supplier<Optional<StreamCursor>> first, Function<StreamCursor, Optional<StreamCursor>> later) {
        this.first = first;
        this.later = later;
    }

    /** The next message, if there is one. */
    Optional<String> next() {
        if (cursor == null) {
            cursor = first.get().orElse(null);
        } else if (cursor.ended()) {
            cursor = later.apply(cursor).orElse(cursor);
        }
        return cursor == null ? Optional.empty() : cursor.next();
    }
}
