package dev.lockscope.history;

import dev.lockscope.log.RunRecords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The runs that are being read: downloaded, replayed or compared. {@link RetentionPolicy} evicts others first. Thread-safe. */
final class Leases {
    private final Map<String, Integer> readers = new ConcurrentHashMap<>();

    Leases() {}

    RunRecords.Lease acquire(List<String> runs) {
        runs.forEach(run -> readers.merge(run, 1, Integer::sum));
        return new Lease(runs);
    }

    boolean has(String run) {
        return readers.containsKey(run);
    }

    private void release(String run) {
        readers.computeIfPresent(run, (id, count) -> count == 1 ? null : count - 1);
    }

    /** Marks runs as being read until it is closed; closing it again has no effect. Thread-safe. */
    private final class Lease implements RunRecords.Lease {
        private final List<String> runs;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(List<String> runs) {
            this.runs = List.copyOf(runs);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                runs.forEach(Leases.this::release);
            }
        }
    }
}
