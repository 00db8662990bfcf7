/** The catalogue of metrics: what a snapshot and a report measure, and how it is named. */
@NullMarked
package dev.lockscope.metric;

import org.jspecify.annotations.NullMarked;
