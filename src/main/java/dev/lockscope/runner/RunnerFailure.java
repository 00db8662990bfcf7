package dev.lockscope.runner;

/** A failure that a runner has reported, or that of the runner itself; {@link #toString} is what it said. */
final class RunnerFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;

    RunnerFailure(String text) {
        super(text);
        this.text = text;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // The text already names the exception that the runner reports.
    public String toString() {
        return text;
    }
}
