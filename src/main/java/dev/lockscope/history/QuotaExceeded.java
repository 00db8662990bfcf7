package dev.lockscope.history;

/** A run that comes from elsewhere can't be stored within the bounds. */
public final class QuotaExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean temporary;

    private QuotaExceeded(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    static QuotaExceeded tooLarge(long bytes, long most) {
        return new QuotaExceeded(
                "The run takes %d bytes and there is no room for them: %d may be kept in all".formatted(bytes, most),
                false);
    }

    static QuotaExceeded allInUse() {
        return new QuotaExceeded(
                "There is no room for the run: the others are pinned or in use (running, downloaded, replayed or compared)."
                        + " Unpin or delete some, try again later, or raise lockscope.kept-runs or lockscope.kept-bytes",
                true);
    }

    static QuotaExceeded stillRead(String id) {
        return new QuotaExceeded(
                "The run can't be stored yet: run %s was deleted and is still being read. Try again later"
                        .formatted(id),
                true);
    }

    /** Whether there is room once runs are unpinned, deleted or no longer in use. */
    public boolean temporary() {
        return temporary;
    }
}
