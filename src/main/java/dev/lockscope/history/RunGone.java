package dev.lockscope.history;

/** A run that was being read is no longer stored: what was read of it may be incomplete. */
public final class RunGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunGone(String id) {
        super("Run %s is no longer stored: it was deleted, or had to make room for others".formatted(id));
    }
}
