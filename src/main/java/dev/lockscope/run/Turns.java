package dev.lockscope.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Who had the lock how often, and who went without it. Not thread-safe: the run's own thread has it. */
final class Turns {
    private final Crew crew;

    Turns(Crew crew) {
        this.crew = crew;
    }

    /**
     * Jain's index over the operations since the last look, of those who are there; null when none was made.
     *
     * @param now running time
     */
    @Nullable Double look(long now) {
        List<Member> members = crew.members();
        long[] made = new long[members.size()];
        int present = 0;
        for (Member member : members) {
            long total = member.worker.tally.get(Tally.Of.OPERATIONS);
            long more = total - member.operationsBefore;
            member.operationsBefore = total;
            if (more > 0 || !member.present) {
                member.progressedAt = now;
            }
            member.longestWithout = Math.max(member.longestWithout, now - member.progressedAt);
            if (member.present) {
                made[present++] = more;
            }
        }
        return Fairness.jain(Arrays.copyOf(made, present));
    }

    /** Of the whole run, as of the last look. */
    Fairness fairness() {
        long[] readers = crew.operations(Kind.READER);
        long[] writers = crew.operations(Kind.WRITER);
        long[] all = LongStream.concat(Arrays.stream(readers), Arrays.stream(writers)).toArray();
        Member longest = Collections.max(
                crew.members(), Comparator.comparingLong(member -> member.longestWithout));
        return new Fairness(
                Fairness.jain(all),
                Fairness.jain(readers),
                Fairness.jain(writers),
                Arrays.stream(all).filter(made -> made == 0).count(),
                longest.longestWithout,
                longest.longestWithout == 0 ? null : longest.worker.name(),
                Fairness.bins(readers),
                Fairness.bins(writers));
    }
}
