package dev.lockscope.lock;

import java.util.function.Function;

/**
 * A lock of the catalogue: what there is to know about it before it is used.
 *
 * @param id its name on the wire
 * @param name its name on the page
 * @param family the kind of locks it belongs to
 * @param sentence what it is
 * @param tradeOff what it is known to cost and to give
 * @param source where the trade-off is documented
 * @param around makes a fresh one around the cells that it is to protect
 */
public record LockKind(
        String id,
        String name,
        String family,
        String sentence,
        String tradeOff,
        String source,
        Function<Cells, LockedMap> around) {}
