package dev.lockscope.log;

/** The input is not a log, or is damaged. */
public final class MalformedLog extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    MalformedLog(int line, String reason) {
        super(reason);
        this.line = line;
    }

    /** Number of the first invalid line, from 1. */
    public int line() {
        return line;
    }
}
