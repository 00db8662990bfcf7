/**
 * A workload executed once: its engine, control and lifecycle. Plain Java.
 *
 * <p>Two clocks: an instant on the run's clock, in nanoseconds since the start without pauses, has a name that ends with
 * {@code RunNanos}; one of {@link java.lang.System#nanoTime} has one that ends with {@code SystemNanos}. A duration ends with
 * {@code Nanos}. {@link dev.lockscope.run.worker.RunClock} converts. The same holds in the packages below.
 */
@NullMarked
package dev.lockscope.run;

import org.jspecify.annotations.NullMarked;
