package dev.lockscope.run.worker;

import dev.lockscope.lock.Guarantee;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Detects critical sections that overlap although the lock guarantees to keep them apart. A worker that must be alone stores
 * its mark on entry, and finds it on exit unless another has entered meanwhile. All operations are checked, timed or not.
 */
public final class OverlapDetector {
    /** No mark. */
    static final int NO_WORKER = 0;

    /** What the workers of one kind do. */
    enum Role {
        /** Excludes all others that mark: marks its sections, and looks for the mark. */
        MARKS,
        /** The same; some that only look are excluded as well, so the mark tells whether the section has ended. */
        MARKS_END,
        /** Excludes only those that mark: looks whether the mark has changed, or is of a section that has not ended. */
        LOOKS,
        /** Excludes none. */
        FREE
    }

    private final Guarantee guarantee;
    private final boolean byKey;
    private final SectionMark ofMap = new SectionMark();
    private final SectionMark[] ofKeys;

    public OverlapDetector(Guarantee guarantee, int keys) {
        this.guarantee = guarantee;
        byKey = guarantee == Guarantee.ALONE_WITH_THE_KEY || guarantee == Guarantee.WRITERS_OF_A_KEY_APART;
        ofKeys = Stream.generate(SectionMark::new).limit(byKey ? keys : 0).toArray(SectionMark[]::new);
    }

    /** The guarantee that is checked. */
    Guarantee guarantee() {
        return guarantee;
    }

    /** Whether the guarantee applies to workers of a kind. */
    public boolean watches(WorkerKind kind) {
        return role(kind) != Role.FREE;
    }

    Role role(WorkerKind kind) {
        boolean writer = kind == WorkerKind.WRITER;
        return switch (guarantee) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY -> Role.MARKS;
            case SHARED_READS -> writer ? Role.MARKS_END : Role.LOOKS;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART -> writer ? Role.MARKS : Role.FREE;
            case CONSISTENT, NOTHING -> Role.FREE;
        };
    }

    /** The mark of all sections of workers of a kind; null if it differs by key. */
    @Nullable
    SectionMark markOfMap(WorkerKind kind) {
        return byKey && watches(kind) ? null : ofMap;
    }

    /** The mark of the sections of a key, if each key has its own. */
    SectionMark markOf(int key) {
        return ofKeys[key];
    }
}
