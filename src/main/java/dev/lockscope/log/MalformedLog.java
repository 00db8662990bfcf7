package dev.lockscope.log;

/** What was to be a log is none, or is damaged. */
public final class MalformedLog extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    MalformedLog(int line, String reason) {
        super(reason);
        this.line = line;
    }

    /** The first line that is not as it should be, from 1. */
    public int line() {
        return line;
    }
}
