package dev.lockscope.lock;

import java.util.function.IntFunction;

/**
 * One entry of the lock catalogue.
 *
 * @param id its name on the wire
 * @param name its name on the page
 * @param family its group of locks
 * @param guarantee what the verdict checks
 * @param sentence what it is
 * @param tradeOff its known costs and benefits
 * @param source where the trade-off is documented
 * @param factory makes a new map behind this lock from a number of keys
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

    /** Whether the lock gives any guarantee. */
    public boolean guards() {
        return guarantee != Guarantee.NOTHING;
    }
}
