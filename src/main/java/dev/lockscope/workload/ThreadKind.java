package dev.lockscope.workload;

/** What a worker runs on. */
public enum ThreadKind {
    /** A virtual thread, the JVM's counterpart of a goroutine. */
    VIRTUAL,
    /** A thread of the operating system. */
    PLATFORM;

    /** Starts a thread of this kind. */
    public Thread start(String name, Runnable work) {
        return switch (this) {
            case VIRTUAL -> Thread.ofVirtual().name(name).start(work);
            case PLATFORM -> Thread.ofPlatform().daemon().name(name).start(work);
        };
    }
}
