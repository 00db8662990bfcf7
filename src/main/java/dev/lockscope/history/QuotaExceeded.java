package dev.lockscope.history;

/** An imported run does not fit into the limits. */
public final class QuotaExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean temporary;

    private QuotaExceeded(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    static QuotaExceeded tooLarge(long bytes, long max) {
        return new QuotaExceeded("The run takes %d bytes; the limit for all runs is %d".formatted(bytes, max), false);
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

    /** Whether the import can succeed later, when other runs are unpinned, deleted or no longer in use. */
    public boolean temporary() {
        return temporary;
    }
}
