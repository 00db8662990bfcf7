package dev.lockscope.history;

/** A run was deleted or evicted while it was read: the data read so far may be incomplete. */
public final class RunGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunGone(String id) {
        super("Run %s is no longer stored: it was deleted or evicted".formatted(id));
    }
}
