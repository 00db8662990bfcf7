package dev.lockscope.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How far one viewer is in one story, and so what it is to be told next: first the run (again when it is changed), then what it has missed so far in
 * order, then each newest snapshot as it comes; what it missed by being slow when there is nothing newer; at last the
 * end. Not thread-safe: its viewer's own.
 */
final class StreamCursor {
    /** Holes that are remembered; with more of them the oldest are given up. */
    private static final int MOST_HOLES = 64;

    private final RunStream story;
    private final Deque<Hole> holes = new ArrayDeque<>();
    private long seen;
    private int edition;
    private boolean caughtUp;
    private boolean ended;

    /** @param after number of the last snapshot that the viewer has, 0 for none */
    StreamCursor(RunStream story, long after) {
        this.story = story;
        this.seen = Math.min(after, story.newest());
    }

    RunStream story() {
        return story;
    }

    /** Whether the viewer was told all there will be. */
    boolean ended() {
        return ended;
    }

    /** The next message, if there is anything to say now. */
    Optional<String> next() {
        if (edition != story.edition()) {
            edition = story.edition();
            return Optional.of(story.run());
        }
        // Asked for before the snapshots, so that the last word never overtakes one of them.
        Optional<String> finished = story.finished();
        Optional<String> snapshots = catchUp().or(this::newest).or(this::fillAHole);
        if (snapshots.isPresent() || finished.isEmpty() || ended) {
            return snapshots;
        }
        ended = true;
        return finished;
    }

    private Optional<String> catchUp() {
        if (caughtUp) {
            return Optional.empty();
        }
        Optional<RunStream.Part> part = story.backfill(seen, Long.MAX_VALUE);
        part.ifPresent(p -> seen = p.last());
        caughtUp = seen >= story.newest();
        return part.map(RunStream.Part::text);
    }

    private Optional<String> newest() {
        return story.snapshot(seen).map(part -> {
            if (part.last() > seen + 1) {
                remember(new Hole(seen, part.last() - 1));
                story.conflated(part.last() - 1 - seen);
            }
            seen = part.last();
            return part.text();
        });
    }

    private void remember(Hole hole) {
        if (holes.size() == MOST_HOLES) {
            holes.removeFirst();
        }
        holes.addLast(hole);
    }

    private Optional<String> fillAHole() {
        while (!holes.isEmpty()) {
            Hole hole = holes.removeFirst();
            Optional<RunStream.Part> part = story.backfill(hole.after, hole.last);
            part.filter(p -> p.last() < hole.last).ifPresent(p -> holes.addFirst(new Hole(p.last(), hole.last)));
            if (part.isPresent()) {
                return part.map(RunStream.Part::text);
            }
            // The ring has dropped all that was missed there; the next hole may still be filled.
        }
        return Optional.empty();
    }

    private record Hole(long after, long last) {}
}
