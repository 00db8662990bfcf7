package dev.lockscope.run.check;

import dev.lockscope.lock.Guarantee;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of the checks that a run makes of itself.
 *
 * @param grade the worst grade of the checks; never acceptable where the lock guarantees nothing
 * @param remark a sentence about an interesting run: why finding nothing is no proof; else null
 * @param promise the lock's guarantee, in a sentence
 * @param checks in the order of the page
 */
public record Verdict(Grade grade, @Nullable String remark, String promise, List<Check> checks) {
    private static final String NO_WRITE = "No write was made, so there was nothing to damage.";
    private static final String LUCK = "Nothing kept the workers apart: that no damage was seen is luck.";

    static Verdict of(Guarantee guarantee, long writes, List<Check> checks) {
        Grade best = guarantee == Guarantee.NOTHING ? Grade.INTERESTING : Grade.ACCEPTABLE;
        Grade worst = Stream.concat(Stream.of(best), checks.stream().map(Check::grade))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String remark = worst != Grade.INTERESTING ? null : writes == 0 ? NO_WRITE : LUCK;
        return new Verdict(worst, remark, guarantee.sentence(), checks);
    }

    /**
     * The result of one check.
     *
     * @param name of the kind of error
     * @param checked operations that were checked; 0 where nothing is guaranteed
     * @param of operations in all
     * @param found errors
     * @param example a sentence about the first error; null without errors
     */
    public record Check(
            String name,
            long checked,
            long of,
            long found,
            Grade grade,
            @Nullable String example) {
        static Check of(String name, long checked, long of, long found, @Nullable String example) {
            return new Check(name, checked, of, found, found == 0 ? Grade.ACCEPTABLE : Grade.FORBIDDEN, example);
        }
    }
}
