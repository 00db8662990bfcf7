package dev.lockscope.log;

/** What people write on a run, a column each; the texts may be null, whether it is pinned may not. */
public enum Label {
    NAME,
    NOTE,
    PINNED
}
