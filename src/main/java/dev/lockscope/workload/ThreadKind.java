package dev.lockscope.workload;

/** What a worker runs on. */
public enum ThreadKind {
    /** A virtual thread, the JVM's counterpart of a goroutine. */
    VIRTUAL,
    /** A thread of the operating system. */
    PLATFORM;

    /** Makes the threads of one kind of workers; they are named {@code prefix0}, {@code prefix1} and so on. */
    public Thread.Builder builder(String prefix) {
        return switch (this) {
            case VIRTUAL -> Thread.ofVirtual().name(prefix, 0);
            case PLATFORM -> Thread.ofPlatform().daemon().name(prefix, 0);
        };
    }
}
