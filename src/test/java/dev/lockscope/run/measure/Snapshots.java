package dev.lockscope.run.measure;

import dev.lockscope.lock.Cell;
import java.util.List;

/** Snapshots for tests. */
public final class Snapshots {
    private static final Distribution EMPTY = new Distribution(0, 0, 0, 0, 0, 0, null, null);
    private static final ByKind NONE = new ByKind(EMPTY, EMPTY, EMPTY);

    private Snapshots() {}

    /** The snapshot with this number, of a run that makes 100 reads and 10 writes in each period of 50 ms. */
    public static Snapshot numbered(long seq, List<Cell> state) {
        return new Snapshot(
                seq,
                seq * 50_000_000,
                seq * 100,
                seq * 10,
                state,
                NONE,
                NONE,
                NONE,
                EMPTY,
                null,
                null,
                0,
                0,
                new TimeBudget(0, 0, 0L, 0, 0, 0, 0),
                null,
                new OperationsPerWorker(
                        OperationsPerWorker.Bins.of(new long[] {seq * 100}),
                        OperationsPerWorker.Bins.of(new long[] {seq * 10})),
                100,
                10,
                null,
                null,
                0,
                0,
                null,
                new GarbageCollections(0, 0),
                CaptureTrigger.State.OFF,
                List.of());
    }
}
