package dev.lockscope.canary.history;

import dev.lockscope.canary.config.Setting;

/** Reads a setting itself instead of being handed its value. */
public final class ReadsSettings {
    /** Whether this is a setting. */
    public boolean isSetting(Object it) {
        return it instanceof Setting;
    }
}
