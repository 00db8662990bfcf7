package dev.lockscope.run;

import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All workers of a run and their threads. The run's own thread has it; others may only go through {@link #members()}, who
 * are never fewer: one who has left keeps its place and takes it up again when more are wanted.
 */
final class Crew {
    private final Stage stage;
    private final List<Member> readers = new ArrayList<>();
    private final List<Member> writers = new ArrayList<>();
    private volatile List<Member> members = List.of();

    Crew(Stage stage) {
        this.stage = stage;
    }

    /**
     * Starts the first workers; returns when all have been let off the barrier.
     *
     * @param patience how long they may take to come to it
     * @throws Wedged when they take longer
     */
    void start(Workload workload, Duration patience) throws InterruptedException, Wedged {
        adjust(workload);
        if (!stage.course().awaitArrivals(patience)) {
            throw new Wedged("%d workers could not all be started".formatted(members.size()), patience);
        }
        stage.course().start();
    }

    /** Has as many workers as the workload asks for: more are started, those with the highest numbers retire. */
    void adjust(Workload workload) {
        adjust(readers, workload.readers(), number -> new Reader(stage, number));
        adjust(writers, workload.writers(), number -> new Writer(stage, number));
        List<Member> all = new ArrayList<>(readers);
        all.addAll(writers);
        members = List.copyOf(all);
        tend();
    }

    private static void adjust(List<Member> crew, int wanted, IntFunction<Worker> hire) {
        while (crew.size() < wanted) {
            crew.add(new Member(hire.apply(crew.size())));
        }
        for (Member member : crew) {
            member.present = member.worker.number < wanted;
            member.worker.retire(!member.present);
        }
    }

    /** Starts a thread for every worker that is to be there and has none. */
    void tend() {
        for (Member member : members) {
            if (member.present && !member.alive()) {
                member.start(stage.workload().threads());
            }
        }
    }

    /** Wakes everyone who rests. */
    void wake() {
        for (Member member : members) {
            member.wake();
        }
    }

    /** Everyone who was ever there. */
    List<Member> members() {
        return members;
    }

    int readers() {
        return (int) readers.stream().filter(member -> member.present).count();
    }

    int writers() {
        return (int) writers.stream().filter(member -> member.present).count();
    }

    long reads() {
        return sum(readers, Tally.Of.OPERATIONS);
    }

    long writes() {
        return sum(writers, Tally.Of.OPERATIONS);
    }

    long sum(Tally.Of of) {
        return sum(members, of);
    }

    /** Operations of each one, in the order of their numbers. */
    long[] operations(Kind kind) {
        return (kind == Kind.READER ? readers : writers)
                .stream()
                        .mapToLong(member -> member.worker.tally.get(Tally.Of.OPERATIONS))
                        .toArray();
    }

    private static long sum(Collection<Member> crew, Tally.Of of) {
        long sum = 0;
        for (Member member : crew) {
            sum += member.worker.tally.get(of);
        }
        return sum;
    }
}
