package dev.lockscope.log;

/** What users attach to a run, one column each. Only the texts may be null. */
public enum Label {
    NAME,
    NOTE,
    PINNED
}
