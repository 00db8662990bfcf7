package dev.lockscope.run.check;

/** How a finding is to be taken, in the words of jcstress. */
public enum Grade {
    /** As it should be. */
    ACCEPTABLE,
    /** Nothing was wrong, but nothing was promised either: without a lock that is luck. */
    INTERESTING,
    /** No correct map behaves so. */
    FORBIDDEN
}
