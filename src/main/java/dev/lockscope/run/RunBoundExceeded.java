package dev.lockscope.run;

/** A run did not keep to its bounds; it fails with a sentence that says all there is to say. */
abstract sealed class RunBoundExceeded extends Exception permits GracePeriodExceeded, PauseLimitExceeded {
    private static final long serialVersionUID = 1;

    RunBoundExceeded(String sentence) {
        super(sentence);
    }

    /** The sentence alone. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // It is the name of the class that is not to be said.
    public final String toString() {
        return String.valueOf(getMessage());
    }
}
