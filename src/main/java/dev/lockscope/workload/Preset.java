package dev.lockscope.workload;

import java.util.List;

/**
 * A ready-made workload.
 *
 * @param id its name on the wire
 * @param name its name on the page
 * @param lookFor what to look for when it runs
 */
public record Preset(String id, String name, String lookFor, Workload workload) {
    /** All presets, the classic one first. */
    public static final List<Preset> ALL = List.of(new Preset(
            "classic",
            "Classic",
            "How far the total stays below 110,000: what is missing is time that the workers overslept or waited for the lock.",
            Workload.classic()));
}
