package dev.lockscope.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The position of one viewer in one stream. Messages come in this order: the run, and again after each change; the samples of
 * the warm-up, of which a returning viewer gets all again; the snapshots up to now; each newest snapshot; snapshots that a slow
 * viewer has skipped, when there is nothing newer; the end. Not thread-safe: confined to its viewer.
 */
final class StreamCursor {
    /** Maximum number of gaps to be filled later; beyond it the oldest are given up. */
    private static final int MAX_GAPS = 64;

    private final RunStream stream;
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long lastSent;
    private int revision;
    private int lastSample;
    private boolean warm;
    private boolean caughtUp;
    private boolean ended;

    /** @param after number of the last snapshot that the viewer has received, 0 for none */
    StreamCursor(RunStream stream, long after) {
        this.stream = stream;
        this.lastSent = Math.min(after, stream.newest());
    }

    RunStream stream() {
        return stream;
    }

    /** Whether the end was sent. */
    boolean ended() {
        return ended;
    }

    /** The next message, if there is one. */
    Optional<String> next() {
        if (revision != stream.revision()) {
            revision = stream.revision();
            return Optional.of(stream.run());
        }
        // Read before the snapshots, so that the end never overtakes one of them.
        Optional<String> finished = stream.finished();
        Optional<String> snapshots = warmUp().or(this::catchUp).or(this::newest).or(this::fillGap);
        if (snapshots.isPresent() || finished.isEmpty() || ended) {
            return snapshots;
        }
        ended = true;
        return finished;
    }

    private Optional<String> warmUp() {
        if (warm) {
            return Optional.empty();
        }
        // Read before the samples: all of them come before the first snapshot.
        boolean begun = stream.newest() > 0;
        Optional<RunStream.Part> part = stream.warmUp(lastSample);
        part.ifPresent(p -> lastSample = Math.toIntExact(p.last()));
        warm = begun && part.isEmpty();
        return part.map(RunStream.Part::text);
    }

    private Optional<String> catchUp() {
        if (caughtUp) {
            return Optional.empty();
        }
        Optional<RunStream.Part> part = stream.backfill(lastSent, Long.MAX_VALUE);
        part.ifPresent(p -> lastSent = p.last());
        caughtUp = lastSent >= stream.newest();
        return part.map(RunStream.Part::text);
    }

    private Optional<String> newest() {
        return stream.snapshot(lastSent).map(part -> {
            if (part.last() > lastSent + 1) {
                remember(new Gap(lastSent, part.last() - 1));
                stream.conflated(part.last() - 1 - lastSent);
            }
            lastSent = part.last();
            return part.text();
        });
    }

    private void remember(Gap gap) {
        if (gaps.size() == MAX_GAPS) {
            gaps.removeFirst();
        }
        gaps.addLast(gap);
    }

    private Optional<String> fillGap() {
        while (!gaps.isEmpty()) {
            Gap gap = gaps.removeFirst();
            Optional<RunStream.Part> part = stream.backfill(gap.after, gap.last);
            part.filter(p -> p.last() < gap.last).ifPresent(p -> gaps.addFirst(new Gap(p.last(), gap.last)));
            if (part.isPresent()) {
                return part.map(RunStream.Part::text);
            }
            // The ring has dropped all snapshots of this gap; the next may still be filled.
        }
        return Optional.empty();
    }

    private record Gap(long after, long last) {}
}
