package dev.lockscope.run;

import dev.lockscope.lock.Catalogue;
import dev.lockscope.lock.Promise;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workers for tests that are never started: what they have done is said. */
final class Crews {
    final Course course = new Course(0);
    final Witness witness;
    final List<Member> members;

    private final Promise promise;
    private final int keys;

    Crews(Promise promise, int readers, int writers) {
        this(promise, Runs.workload(Map.of("readers", readers, "writers", writers)));
    }

    private Crews(Promise promise, Workload workload) {
        this.promise = promise;
        keys = workload.keys();
        witness = new Witness(promise, keys);
        Stage stage = new Stage(
                "test",
                workload,
                1,
                Draws.zipf(workload),
                Catalogue.LOCKS.getFirst().making().apply(keys),
                course,
                new Dials(workload),
                witness,
                () -> course::restUntil,
                new Traces(256, 16L << 20),
                broken -> {});
        members = Stream.concat(
                        IntStream.range(0, workload.readers()).mapToObj(number -> new Reader(stage, number)),
                        IntStream.range(0, workload.writers()).mapToObj(number -> new Writer(stage, number)))
                .map(Member::new)
                .toList();
    }

    Inspector inspector() {
        return new Inspector(promise, witness, keys, course);
    }

    Worker worker(String name) {
        return members.stream()
                .map(member -> member.worker)
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An operation, in its worker's trace and tally. */
    Traced made(String worker, long asked, long returned, int key, long version) {
        Traced operation = new Traced();
        operation.asked = asked;
        operation.had = asked;
        operation.released = returned;
        operation.returned = returned;
        operation.key = key;
        operation.version = version;
        Worker maker = worker(worker);
        maker.tally.add(Tally.Of.OPERATIONS, 1);
        maker.tally.add(Tally.Of.TIMED, 1);
        maker.trace.add(asked, asked, returned, returned, key, 1, version, asked, Traced.NONE);
        return operation;
    }
}
