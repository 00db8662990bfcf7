package dev.lockscope.log;

/** JSON is not what it should be; the message says what should be. */
final class InvalidField extends Exception {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 60;

    InvalidField(String what) {
        super(what);
    }

    /** @param was shown in brief: it may be anything */
    InvalidField(String what, Object was) {
        this("%s, was %s".formatted(what, inBrief(String.valueOf(was))));
    }

    private static String inBrief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
