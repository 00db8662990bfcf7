package dev.lockscope.run.measure;

import dev.lockscope.run.worker.WorkerPhase;
import dev.lockscope.run.worker.WorkerSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The stacks of the workers that a lock did not release, bounded in size. Workers with equal stacks form a group; the smallest
 * groups come first, as the cause is more often in a stack that differs from the others.
 *
 * @param workers that did not end
 * @param groups the first {@value #MAX_GROUPS}
 */
public record ThreadDump(int workers, List<Group> groups) {
    private static final int MAX_GROUPS = 8;
    private static final int MAX_NAMES = 8;
    private static final int MAX_FRAMES = 24;
    private static final int MAX_FRAME_CHARACTERS = 200;

    /**
     * Workers with equal phase, thread state and stack.
     *
     * @param workers in the group
     * @param names of the first {@value #MAX_NAMES}
     * @param phase their {@link WorkerPhase} in lower case
     * @param thread their {@link Thread.State} in lower case
     * @param frames of their stacks, innermost first, at most {@value #MAX_FRAMES}
     */
    public record Group(int workers, List<String> names, String phase, String thread, List<String> frames) {}

    /** A worker that did not end. */
    public record StuckWorker(String name, WorkerPhase phase, Thread thread) {
        /** @param slot whose thread has started */
        public static StuckWorker of(WorkerSlot slot) {
            return new StuckWorker(
                    slot.worker.name(), slot.worker.timeline.phase(), Objects.requireNonNull(slot.thread()));
        }

        private Place place() {
            List<String> frames = Arrays.stream(thread.getStackTrace())
                    .limit(MAX_FRAMES)
                    .map(StackTraceElement::toString)
                    .map(frame -> frame.substring(0, Math.min(MAX_FRAME_CHARACTERS, frame.length())))
                    .toList();
            return new Place(lowerCase(phase), lowerCase(thread.getState()), frames);
        }
    }

    private record Place(String phase, String thread, List<String> frames) {
        Group with(List<String> names) {
            return new Group(
                    names.size(),
                    List.copyOf(names.subList(0, Math.min(MAX_NAMES, names.size()))),
                    phase,
                    thread,
                    frames);
        }
    }

    public static ThreadDump of(List<StuckWorker> stuck) {
        Map<Place, List<String>> places = new LinkedHashMap<>();
        for (StuckWorker worker : stuck) {
            places.computeIfAbsent(worker.place(), place -> new ArrayList<>()).add(worker.name);
        }
        return new ThreadDump(
                stuck.size(),
                places.entrySet().stream()
                        .map(place -> place.getKey().with(place.getValue()))
                        .sorted(Comparator.comparingInt(Group::workers))
                        .limit(MAX_GROUPS)
                        .toList());
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
