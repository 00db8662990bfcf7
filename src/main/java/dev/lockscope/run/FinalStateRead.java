package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.util.List;
import java.util.function.Consumer;

/** The last operation of a run: reads the state of the whole map under the lock, then closes the map. */
final class FinalStateRead implements Operation, Runnable {
    private final LockedMap map;
    private final Consumer<Throwable> failed;
    private List<Cell> state = List.of();

    /** @param failed receives the cause of a failure */
    FinalStateRead(LockedMap map, Consumer<Throwable> failed) {
        this.map = map;
        this.failed = failed;
    }

    @Override
    public int key() {
        return 0;
    }

    @Override
    public void perform(Cells ignored) {
        state = map.cells().state();
    }

    @Override
    public void run() {
        try {
            map.read(this);
        } catch (Throwable broken) {
            state = map.cells().state();
            failed.accept(broken);
        }
        close();
    }

    /** Closes the map without reading it. */
    void close() {
        try {
            map.close();
        } catch (Throwable broken) {
            failed.accept(broken);
        }
    }

    List<Cell> state() {
        return state;
    }
}
