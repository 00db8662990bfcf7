package dev.lockscope.history;

/** A run or an experiment can't be read completely, because the file is damaged. */
public final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String kind;
    private final String id;

    Damaged(String kind, String id, Throwable cause) {
        super(
                "The stored %s %s is damaged and can't be read completely; delete it, or restore a copy of the file"
                        .formatted(kind, id),
                cause);
        this.kind = kind;
        this.id = id;
    }

    /** {@code run}, or the kind of the experiment. */
    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
