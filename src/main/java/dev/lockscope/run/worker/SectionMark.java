package dev.lockscope.run.worker;

import dev.lockscope.run.worker.OverlapDetector.Role;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The mark of the last section that began among those that exclude each other. All accesses are opaque, so that nothing here
 * orders what a broken lock left unordered. An object of its own rather than an element of an array: the check of an index
 * costs every operation a nanosecond. Lies apart from the marks of other keys.
 */
@SuppressWarnings("unused")
final class SectionMark {
    private static final VarHandle MARK;

    static {
        try {
            MARK = MethodHandles.lookup().findVarHandle(SectionMark.class, "mark", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The bit of a mark that is set until its section has ended, if some workers only look. */
    private static final long INSIDE = 1;

    private long mark;

    // Padding to a cache line against false sharing.
    private long padding1;
    private long padding2;
    private long padding3;
    private long padding4;
    private long padding5;
    private long padding6;

    /**
     * Records that a worker enters its section.
     *
     * @param worker the worker's mark, not {@link OverlapDetector#NO_WORKER}
     * @param section number of the section among those of the worker; only the lower 31 bits matter
     * @return what {@link #leave} needs
     */
    long enter(Role role, int worker, long section) {
        if (role == Role.MARKS) {
            MARK.setOpaque(this, (long) worker);
            return worker;
        }
        if (role == Role.MARKS_END) {
            long entered = (long) worker << Integer.SIZE | Integer.toUnsignedLong((int) section << 1) | INSIDE;
            MARK.setOpaque(this, entered);
            return entered;
        }
        return role == Role.LOOKS ? (long) MARK.getOpaque(this) : OverlapDetector.NO_WORKER;
    }

    /**
     * Records that a worker leaves its section.
     *
     * @param entered the result of {@link #enter}
     * @return the mark of a worker that was inside against the guarantee, or {@link OverlapDetector#NO_WORKER}
     */
    int leave(Role role, long entered) {
        if (role == Role.MARKS) {
            long found = (long) MARK.getOpaque(this);
            return found == entered ? OverlapDetector.NO_WORKER : (int) found;
        }
        if (role == Role.MARKS_END) {
            long found = (long) MARK.getOpaque(this);
            MARK.setOpaque(this, entered - INSIDE);
            return found == entered ? OverlapDetector.NO_WORKER : worker(found);
        }
        if (role == Role.LOOKS) {
            long found = (long) MARK.getOpaque(this);
            return found == entered && (found & INSIDE) == 0 ? OverlapDetector.NO_WORKER : worker(found);
        }
        return OverlapDetector.NO_WORKER;
    }

    private static int worker(long mark) {
        return (int) (mark >> Integer.SIZE);
    }
}
