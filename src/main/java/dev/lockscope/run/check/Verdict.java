package dev.lockscope.run.check;

import dev.lockscope.lock.Guarantee;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was checked about one run, by itself.
 *
 * @param grade the worst of the checks', and never acceptable where the lock promises nothing
 * @param remark how a run that nothing was promised to and in which nothing was wrong is to be taken, in a sentence
 * @param promise what the lock promises about who meets whom, in a sentence
 * @param checks in the order of the page
 */
public record Verdict(Grade grade, @Nullable String remark, String promise, List<Check> checks) {
    private static final String NO_WRITE = "No write was made, so there was nothing to damage.";
    private static final String LUCK = "Nothing kept the workers apart: that no damage was seen is luck.";

    static Verdict of(Guarantee promise, long writes, List<Check> checks) {
        Grade best = promise == Guarantee.NOTHING ? Grade.INTERESTING : Grade.ACCEPTABLE;
        Grade worst = Stream.concat(Stream.of(best), checks.stream().map(Check::grade))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String remark = worst != Grade.INTERESTING ? null : writes == 0 ? NO_WRITE : LUCK;
        return new Verdict(worst, remark, promise.sentence(), checks);
    }

    /**
     * One thing that was checked.
     *
     * @param name what would be wrong
     * @param checked how many were looked at, 0 where nothing is promised
     * @param found how many were wrong
     * @param of how many there were
     * @param example one of those found, in words
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
