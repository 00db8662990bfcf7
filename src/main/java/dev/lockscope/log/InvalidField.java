package dev.lockscope.log;

/** A field is invalid; the message says what is expected. */
final class InvalidField extends Exception {
    private static final long serialVersionUID = 1;

    private static final int MAX_LENGTH = 60;

    InvalidField(String expected) {
        super(expected);
    }

    /** @param actual shown abbreviated, as it may be anything */
    InvalidField(String expected, Object actual) {
        this("%s, was %s".formatted(expected, abbreviated(String.valueOf(actual))));
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }
}
