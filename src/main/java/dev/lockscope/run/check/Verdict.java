package dev.lockscope.run.check;

import dev.lockscope.lock.Guarantee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the checks that a run makes of itself.
 *
 * @param grade forbidden if a check is; never acceptable where the lock guarantees nothing or no write was made
 * @param remark a sentence about an interesting or unchecked run: why finding nothing is no proof; else null
 * @param promise the lock's guarantee, in a sentence
 * @param checks in the order of the page
 */
public record Verdict(Grade grade, @Nullable String remark, String promise, List<Check> checks) {
    private static final String NO_WRITE = "No write was made, so there was nothing to damage.";
    private static final String LUCK = "Nothing kept the workers apart: that no damage was seen is luck.";

    static Verdict of(Guarantee guarantee, long writes, List<Check> checks) {
        Grade grade = grade(guarantee, writes, checks);
        String remark = switch (grade) {
            case UNCHECKED -> NO_WRITE;
            case INTERESTING -> LUCK;
            case ACCEPTABLE, FORBIDDEN -> null;
        };
        return new Verdict(grade, remark, guarantee.sentence(), checks);
    }

    private static Grade grade(Guarantee guarantee, long writes, List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.grade() == Grade.FORBIDDEN)) {
            return Grade.FORBIDDEN;
        }
        if (writes == 0) {
            return Grade.UNCHECKED;
        }
        return guarantee == Guarantee.NOTHING ? Grade.INTERESTING : Grade.ACCEPTABLE;
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
            Grade grade = found > 0 ? Grade.FORBIDDEN : checked > 0 ? Grade.ACCEPTABLE : Grade.UNCHECKED;
            return new Check(name, checked, of, found, grade, example);
        }
    }
}
