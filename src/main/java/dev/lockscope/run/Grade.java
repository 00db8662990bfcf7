package dev.lockscope.run;

/** How a finding is to be taken, in the words of jcstress. */
public enum Grade {
    /** As it should be. */
    ACCEPTABLE,
    /** Legal, but worth a look. */
    INTERESTING,
    /** No correct map behaves so. */
    FORBIDDEN
}
