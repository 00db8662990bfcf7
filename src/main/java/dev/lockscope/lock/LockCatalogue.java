package dev.lockscope.lock;

import static dev.lockscope.lock.Guarantee.ALONE_WITH_THE_KEY;
import static dev.lockscope.lock.Guarantee.CONSISTENT;
import static dev.lockscope.lock.Guarantee.MUTUAL_EXCLUSION;
import static dev.lockscope.lock.Guarantee.NOTHING;
import static dev.lockscope.lock.Guarantee.SHARED_READS;
import static dev.lockscope.lock.Guarantee.WRITERS_APART;
import static dev.lockscope.lock.Guarantee.WRITERS_OF_A_KEY_APART;

import java.util.List;
import java.util.Optional;

/** The list of all locks, grouped by family. */
public final class LockCatalogue {
    private static final String QUEUED = "mutual exclusion, queued";
    private static final String SPINNING = "mutual exclusion, spinning";
    private static final String SHARED = "readers share";
    private static final String FINE = "finer than the map";
    private static final String FREE = "no lock";

    /** All locks; the lock of the classic workload is first. */
    public static final List<LockKind> LOCKS = List.of(
            new LockKind(
                    "mutex",
                    "Mutex",
                    QUEUED,
                    MUTUAL_EXCLUSION,
                    "One unfair ReentrantLock: one holder at a time, reader or writer.",
                    "Fast because an arriving thread may overtake the queue; the same overtaking can make an unlucky worker wait long.",
                    "java.util.concurrent.locks.ReentrantLock, Javadoc",
                    Mutex::unfair),
            new LockKind(
                    "mutex-fair",
                    "Fair mutex",
                    QUEUED,
                    MUTUAL_EXCLUSION,
                    "One fair ReentrantLock: the longest-waiting worker is next.",
                    "No worker starves, but throughput is often much lower; fairness of locking is not fairness of scheduling.",
                    "java.util.concurrent.locks.ReentrantLock, Javadoc",
                    Mutex::fair),
            new LockKind(
                    "monitor",
                    "Monitor",
                    QUEUED,
                    MUTUAL_EXCLUSION,
                    "A synchronized method: the lock that is built into every object.",
                    "Nothing to allocate or to forget to release; no fairness, no timeout. Since JDK 24 a virtual thread that blocks on it frees its carrier.",
                    "JEP 491: Synchronize Virtual Threads without Pinning",
                    Monitor::new),
            new LockKind(
                    "semaphore",
                    "Binary semaphore",
                    QUEUED,
                    MUTUAL_EXCLUSION,
                    "A Semaphore with one permit, acquired around every operation.",
                    "Works like an unfair mutex, but has no owner: any thread may release it, and none can enter twice.",
                    "java.util.concurrent.Semaphore, Javadoc",
                    BinarySemaphore::new),
            new LockKind(
                    "spin",
                    "Spin lock",
                    SPINNING,
                    MUTUAL_EXCLUSION,
                    "Test-and-test-and-set: read until the lock seems free, then try to acquire it; there is no queue.",
                    "Cheapest hand-off while holds are short and cores are free; each waiting worker occupies a core.",
                    "Rudolph and Segall: Dynamic Decentralized Cache Schemes, 1984",
                    SpinLock::new),
            new LockKind(
                    "read-write",
                    "Read-write lock",
                    SHARED,
                    SHARED_READS,
                    "An unfair ReentrantReadWriteLock: any number of readers, or one writer.",
                    "Pays off when reads are long and common; for very short reads its bookkeeping can cost more than sharing saves.",
                    "java.util.concurrent.locks.ReadWriteLock, Javadoc; golang/go issue 17973",
                    ReadWrite::unfair),
            new LockKind(
                    "read-write-fair",
                    "Fair read-write lock",
                    SHARED,
                    SHARED_READS,
                    "A fair ReentrantReadWriteLock: roughly first come, first served.",
                    "Writers are not starved by a stream of readers; throughput is lower than unfair.",
                    "java.util.concurrent.locks.ReentrantReadWriteLock, Javadoc",
                    ReadWrite::fair),
            new LockKind(
                    "stamped",
                    "Stamped lock",
                    SHARED,
                    SHARED_READS,
                    "A StampedLock used as a plain read-write lock.",
                    "Lighter than ReentrantReadWriteLock; not reentrant, and it does not consistently prefer readers or writers.",
                    "java.util.concurrent.locks.StampedLock, Javadoc",
                    ReadWrite::stamped),
            new LockKind(
                    "stamped-optimistic",
                    "Stamped lock, optimistic reads",
                    SHARED,
                    WRITERS_APART,
                    "A StampedLock whose readers read without locking, validate, and read again if a writer intervened.",
                    "A read writes no shared memory; under many writes attempts are discarded, and what a read sees before validation may be inconsistent.",
                    "java.util.concurrent.locks.StampedLock, Javadoc",
                    StampedOptimistic::new),
            new LockKind(
                    "striped",
                    "Striped mutex",
                    FINE,
                    ALONE_WITH_THE_KEY,
                    "An unfair ReentrantLock for each stripe of keys, up to 16.",
                    "Workers on different stripes do not block each other; one hot key makes it a single mutex again, and nothing spans two stripes atomically.",
                    "Guava: com.google.common.util.concurrent.Striped, Javadoc",
                    Striped::new),
            new LockKind(
                    "concurrent-map",
                    "Concurrent map",
                    FINE,
                    WRITERS_OF_A_KEY_APART,
                    "A ConcurrentHashMap: reads do not lock, a write is a compute on its key.",
                    "Reads never wait and compute is atomic per key, but each write allocates an entry, and compute may block writers of other keys in the same bin.",
                    "java.util.concurrent.ConcurrentHashMap, Javadoc",
                    ConcurrentMap::new),
            new LockKind(
                    "copy-on-write",
                    "Copy on write",
                    FREE,
                    CONSISTENT,
                    "An immutable map behind one reference: a write copies it and publishes the copy by compare-and-set.",
                    "Reads cost nothing and see one consistent state of the whole map; every write copies every key, and retries if another write came first.",
                    "java.util.concurrent.CopyOnWriteArrayList, Javadoc",
                    CopyOnWrite::new),
            new LockKind(
                    "owner",
                    "Owner thread",
                    FREE,
                    MUTUAL_EXCLUSION,
                    "One thread owns the map and serves requests from a queue, as a stateful goroutine does.",
                    "No shared memory to guard and requests in order of arrival; every operation pays for two hand-offs, and the owner is one thread.",
                    "Go by Example: Stateful Goroutines",
                    Owner::new),
            new LockKind(
                    "unguarded",
                    "No lock",
                    FREE,
                    NOTHING,
                    "Nothing protects the map.",
                    "As fast as memory, and incorrect: updates are lost. It is listed to show the damage.",
                    "The Java Language Specification, 17.4: Memory Model",
                    Unguarded::new));

    private LockCatalogue() {}

    /** The lock with this id; empty if there is none. */
    public static Optional<LockKind> find(String id) {
        return LOCKS.stream().filter(lock -> lock.id().equals(id)).findFirst();
    }
}
