package dev.lockscope.lock;

import java.util.function.IntFunction;

/**
 * A lock of the catalogue: what there is to know about it before it is used.
 *
 * @param id its name on the wire
 * @param name its name on the page
 * @param family the kind of locks it belongs to
 * @param guarantee what is checked of it
 * @param sentence what it is
 * @param tradeOff what it is known to cost and to give
 * @param source where the trade-off is documented
 * @param factory makes a fresh one for so many keys
 */
public record LockKind(
        String id,
        String name,
        String family,
        Guarantee guarantee,
        String sentence,
        String tradeOff,
        String source,
        IntFunction<LockedMap> factory) {

    /** Whether the map is safe behind it. */
    public boolean guards() {
        return guarantee != Guarantee.NOTHING;
    }
}
