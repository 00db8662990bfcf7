package dev.lockscope.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Who had the lock how often, and who went without it. While every operation is timed the time without it is known to the
 * nanosecond; else to one period of looking. Not thread-safe: the run's own thread has it.
 */
final class Turns {
    private final Crew crew;
    private final Course course;

    /** Whether every operation since the last look was timed. */
    private boolean allTimed;

    /** Whether that was so since the look before as well: then no operation went by unseen. */
    private boolean exact;

    Turns(Crew crew, Course course) {
        this.crew = crew;
        this.course = course;
    }

    /**
     * The next look begins.
     *
     * @param allTimed whether every operation since the last one was timed
     */
    void next(boolean allTimed) {
        exact = allTimed && this.allTimed;
        this.allTimed = allTimed;
    }

    /** Shows a timed operation; those of one member in their order. */
    void see(Member member, Traced operation) {
        if (exact) {
            wentWithout(member, course.runningTime(operation.had));
            served(member, course.runningTime(operation.released));
        }
    }

    /**
     * Operations of a member were made that can't be shown.
     *
     * @param until running time that the last of them was made by
     */
    void skip(Member member, long until) {
        served(member, until);
    }

    /**
     * Jain's index over the operations since the last look, of those who are there; null when none was made.
     *
     * @param now running time
     */
    @Nullable
    Double look(long now) {
        List<Member> members = crew.members();
        long[] made = new long[members.size()];
        int present = 0;
        for (Member member : members) {
            long total = member.worker.tally.get(Tally.Of.OPERATIONS);
            long more = total - member.operationsBefore;
            member.operationsBefore = total;
            boolean there = member.present && member.worker.joinedAt() != Worker.NOT_YET;
            if (!there || (more > 0 && !exact)) {
                served(member, now);
            }
            wentWithout(member, now);
            if (there || more > 0) {
                made[present++] = more;
            }
        }
        return Fairness.jain(Arrays.copyOf(made, present));
    }

    private static void served(Member member, long until) {
        member.servedUntil = Math.max(member.servedUntil, until);
    }

    private static void wentWithout(Member member, long until) {
        served(member, member.worker.joinedAt());
        member.longestWithout = Math.max(member.longestWithout, until - member.servedUntil);
    }

    /** Of the whole run, as of the last look. */
    Fairness fairness() {
        long[] readers = crew.operations(Kind.READER);
        long[] writers = crew.operations(Kind.WRITER);
        long[] all = LongStream.concat(Arrays.stream(readers), Arrays.stream(writers))
                .toArray();
        Member longest = Collections.max(crew.members(), Comparator.comparingLong(member -> member.longestWithout));
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
