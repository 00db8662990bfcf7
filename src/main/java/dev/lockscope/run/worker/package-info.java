/**
 * The hot path: one operation from request to record. Plain Java, used by {@code run} only.
 *
 * <p>The life of one operation:
 *
 * <ol>
 *   <li>{@link dev.lockscope.run.worker.KeyValueGenerator} draws its key and value.
 *   <li>{@link dev.lockscope.run.worker.TimingSampler} has decided whether it is timed.
 *   <li>A timed one reads the clock and enters the phase {@code WAIT}.
 *   <li>The worker hands itself, as an {@link dev.lockscope.lock.Operation}, to the lock.
 *   <li>The lock performs it once, on any thread, or again if it is an optimistic lock.
 *   <li>It stores its {@link dev.lockscope.run.worker.SectionMark} on entry and looks for it on exit, as the
 *       {@link dev.lockscope.run.worker.OverlapDetector} requires; a timed one reads the clock as well.
 *   <li>The section reads or writes the cells and their versions, and holds as long as requested.
 *   <li>The lock returns; the worker counts the operation in its {@link dev.lockscope.run.worker.WorkerCounters}.
 *   <li>A timed one is appended to the worker's {@link dev.lockscope.run.worker.OperationRing}.
 *   <li>The worker pauses on its {@link dev.lockscope.run.worker.Sleeper}; without a pause it begins the next one.
 * </ol>
 *
 * <table>
 *   <caption>Shared state</caption>
 *   <tr><th>state</th><th>written by</th><th>read by</th><th>idiom</th></tr>
 *   <tr><td>{@code WorkerCounters}</td><td>its worker</td><td>any thread</td><td>single writer, opaque access</td></tr>
 *   <tr><td>{@code PhaseTimeline}</td><td>the worker, or the thread that performs for it</td><td>any thread</td><td>sequence lock</td></tr>
 *   <tr><td>{@code OperationRing}</td><td>its worker</td><td>the run's thread</td><td>single-writer ring; an entry is taken once, by the run's thread or, before it is overwritten, by its worker</td></tr>
 *   <tr><td>{@code CurrentOperation.performed}</td><td>the performing thread</td><td>any thread</td><td>opaque access</td></tr>
 *   <tr><td>{@code LiveSettings}, {@code RunClock}</td><td>the run's thread</td><td>workers</td><td>volatile fields</td></tr>
 *   <tr><td>{@code SectionMark}</td><td>performing threads</td><td>the same</td><td>opaque access; set on entry and checked on exit</td></tr>
 * </table>
 *
 * <p>{@code ...RunNanos} is an instant on the run's clock, which stands still during a pause; {@code ...SystemNanos} is one of
 * {@link java.lang.System#nanoTime}, which must be compared by subtraction. {@code RunClock.toRunNanos} converts; a difference
 * of two instants of one clock is a duration and may be added to an instant of the other.
 */
@NullMarked
package dev.lockscope.run.worker;

import org.jspecify.annotations.NullMarked;
