package dev.lockscope.run;

/** A run exceeded a bound and fails; the message is shown to users as it is. */
abstract sealed class RunBoundExceeded extends Exception permits GracePeriodExceeded, PauseLimitExceeded {
    private static final long serialVersionUID = 1;

    RunBoundExceeded(String sentence) {
        super(sentence);
    }

    /** The message, without the name of the class. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // Users see it.
    public final String toString() {
        return String.valueOf(getMessage());
    }
}
