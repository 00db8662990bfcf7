package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import java.util.List;

/**
 * What was true at one instant of a run. It is taken without the lock under test, so counts and state may be a few
 * operations apart; the last one of a run is taken when the workers are gone and is exact.
 *
 * @param seq from 1, without holes
 * @param t nanoseconds since the run's start
 * @param reads made so far
 * @param writes made so far
 * @param state the keys that were written
 */
public record Snapshot(long seq, long t, long reads, long writes, List<Cell> state) {}
