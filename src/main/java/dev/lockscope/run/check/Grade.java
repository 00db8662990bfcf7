package dev.lockscope.run.check;

/** The grade of a check or a verdict, as jcstress grades outcomes. */
public enum Grade {
    /** Nothing is wrong. */
    ACCEPTABLE,
    /** Nothing was checked. */
    UNCHECKED,
    /** Nothing is wrong, but the lock guarantees nothing. */
    INTERESTING,
    /** No correct map behaves this way. */
    FORBIDDEN
}
