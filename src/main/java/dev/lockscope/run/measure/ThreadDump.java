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
 * Where the workers stood that a lock did not give back. Bounded, however many there are: those that stood alike are
 * together, the fewest first, as whoever differs from the others is to blame more often than not.
 *
 * @param workers how many did not come back
 * @param groups the first {@value #MOST_GROUPS}
 */
public record ThreadDump(int workers, List<Group> groups) {
    private static final int MOST_GROUPS = 8;
    private static final int MOST_NAMES = 8;
    private static final int MOST_FRAMES = 24;
    private static final int LONGEST_FRAME = 200;

    /**
     * Workers that stood alike.
     *
     * @param workers how many
     * @param names of the first {@value #MOST_NAMES}
     * @param phase what their time was spent on, in lower case
     * @param thread the state of their threads, as {@link Thread.State} calls it, in lower case
     * @param frames of their stacks, the innermost first, the first {@value #MOST_FRAMES}
     */
    public record Group(int workers, List<String> names, String phase, String thread, List<String> frames) {}

    /** One that did not come back. */
    public record StuckWorker(String name, WorkerPhase phase, Thread thread) {
        /** @param slot whose thread has started */
        public static StuckWorker of(WorkerSlot slot) {
            return new StuckWorker(
                    slot.worker.name(), slot.worker.timeline.phase(), Objects.requireNonNull(slot.thread()));
        }

        private Place place() {
            List<String> frames = Arrays.stream(thread.getStackTrace())
                    .limit(MOST_FRAMES)
                    .map(StackTraceElement::toString)
                    .map(frame -> frame.substring(0, Math.min(LONGEST_FRAME, frame.length())))
                    .toList();
            return new Place(lowerCase(phase), lowerCase(thread.getState()), frames);
        }
    }

    private record Place(String phase, String thread, List<String> frames) {
        Group with(List<String> names) {
            return new Group(
                    names.size(),
                    List.copyOf(names.subList(0, Math.min(MOST_NAMES, names.size()))),
                    phase,
                    thread,
                    frames);
        }
    }

    public static ThreadDump of(List<StuckWorker> stuck) {
        Map<Place, List<String>> places = new LinkedHashMap<>();
        for (StuckWorker one : stuck) {
            places.computeIfAbsent(one.place(), place -> new ArrayList<>()).add(one.name);
        }
        return new ThreadDump(
                stuck.size(),
                places.entrySet().stream()
                        .map(place -> place.getKey().with(place.getValue()))
                        .sorted(Comparator.comparingInt(Group::workers))
                        .limit(MOST_GROUPS)
                        .toList());
    }

    private static String lowerCase(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
