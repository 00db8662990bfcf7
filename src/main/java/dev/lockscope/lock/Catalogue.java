package dev.lockscope.lock;

import java.util.List;
import java.util.Optional;

/** Every lock there is, one entry each: reading it is knowing it. */
public final class Catalogue {
    /** All locks, the classic one first. */
    public static final List<LockKind> LOCKS = List.of(new LockKind(
            "mutex",
            "Mutex",
            "mutual exclusion",
            "One unfair ReentrantLock: whoever holds it, reader or writer, is alone with the map.",
            "Cheap and fast because a newcomer may overtake the queue; the same overtaking can keep an unlucky worker waiting.",
            "java.util.concurrent.locks.ReentrantLock, Javadoc",
            Mutex::new));

    private Catalogue() {}

    /** The lock with this id, if there is one. */
    public static Optional<LockKind> find(String id) {
        return LOCKS.stream().filter(lock -> lock.id().equals(id)).findFirst();
    }
}
