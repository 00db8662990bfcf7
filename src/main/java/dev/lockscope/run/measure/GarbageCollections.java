package dev.lockscope.run.measure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Garbage collections, as the JVM counts them.
 *
 * @param count collections
 * @param millis their total duration in milliseconds
 */
public record GarbageCollections(long count, long millis) {
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    static GarbageCollections soFar() {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            count += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        return new GarbageCollections(count, millis);
    }

    GarbageCollections since(GarbageCollections before) {
        return new GarbageCollections(count - before.count, millis - before.millis);
    }
}
