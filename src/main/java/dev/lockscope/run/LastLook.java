package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.util.List;

/** The last operation of a run: under the lock, it takes down the state of the whole map. */
final class LastLook implements Operation {
    private final LockedMap map;
    private List<Cell> state = List.of();

    LastLook(LockedMap map) {
        this.map = map;
    }

    @Override
    public int key() {
        return 0;
    }

    @Override
    public void perform(Cells ignored) {
        state = map.cells().state();
    }

    List<Cell> state() {
        return state;
    }
}
