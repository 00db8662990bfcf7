package dev.lockscope.history;

/** A run that comes from elsewhere is larger than what may be kept besides the runs that are pinned. */
public final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRoom(long bytes, long most) {
        super("The run takes %d bytes and there is no room for them: %d may be kept in all, pinned runs among them"
                .formatted(bytes, most));
    }
}
