package dev.lockscope.run;

import dev.lockscope.run.TruthLock.Delays;
import dev.lockscope.run.TruthLock.Fault;
import dev.lockscope.run.TruthLock.Side;
import dev.lockscope.workload.Ceilings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Cases in all modes: all timed, sampled, open, with a ramp, pauses and live changes, limits, and verdicts. */
final class TruthCases {
    private TruthCases() {}

    static List<TruthCase> all() {
        return Stream.of(allTimed(), sampled(), open(), changing(), limits(), verdicts())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TruthCase> allTimed() {
        Delays lateOnes = new Delays(2_000, 0, 0, 50);
        Delays longOnes = new Delays(0, 2_000, 0, 50);
        return List.of(
                new TruthCase(
                        "all timed",
                        "classic, virtual, every 50th waits 2 ms longer",
                        Map.of(),
                        TruthLock.delayed(lateOnes),
                        TruthFigure.OPERATIONS,
                        TruthFigure.P99_WAIT,
                        TruthFigure.LONGEST_WAIT),
                new TruthCase(
                        "all timed",
                        "classic, platform, every 50th waits 2 ms longer",
                        Map.of("threads", "platform"),
                        TruthLock.delayed(lateOnes),
                        TruthFigure.OPERATIONS,
                        TruthFigure.P99_WAIT,
                        TruthFigure.LONGEST_WAIT),
                new TruthCase(
                        "all timed",
                        "4 + 2, virtual, every 50th held 2 ms longer",
                        Map.of("readers", 4, "writers", 2),
                        TruthLock.delayed(longOnes),
                        TruthFigure.HELD,
                        TruthFigure.LONGEST_HOLD,
                        TruthFigure.WAITED),
                new TruthCase(
                        "all timed",
                        "4 + 2, virtual, every 50th returns 5 ms late",
                        Map.of("readers", 4, "writers", 2),
                        TruthLock.delayed(new Delays(0, 0, 5_000, 50)),
                        TruthFigure.LONGEST_RETURN,
                        TruthFigure.RETURNING),
                new TruthCase(
                        "all timed",
                        "1,000 + 100, platform, pause 20 ms",
                        Map.of("readers", 1_000, "writers", 100, "threads", "platform", "pauseMicros", 20_000),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.P99_WAIT,
                        TruthFigure.LONGEST_WAIT));
    }

    private static List<TruthCase> sampled() {
        return List.of(
                new TruthCase(
                        "sampled",
                        "1 + 1, platform, every 500th held 2 ms longer",
                        unpaced("platform", 1, 1),
                        TruthLock.delayed(new Delays(0, 2_000, 0, 500)),
                        TruthFigure.HELD,
                        TruthFigure.LONGEST_HOLD),
                new TruthCase(
                        "sampled",
                        "1 + 1, platform",
                        unpaced("platform", 1, 1),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.REPRESENTED,
                        TruthFigure.LONGEST_WAIT,
                        TruthFigure.LONGEST_WITHOUT),
                new TruthCase(
                        "sampled",
                        "8 + 8, platform",
                        unpaced("platform", 8, 8),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.REPRESENTED,
                        TruthFigure.LONGEST_WAIT,
                        TruthFigure.LONGEST_WITHOUT),
                new TruthCase(
                        "sampled",
                        "50 + 50, virtual",
                        unpaced("virtual", 50, 50),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.REPRESENTED,
                        TruthFigure.LONGEST_WAIT,
                        TruthFigure.LONGEST_WITHOUT),
                new TruthCase(
                        "sampled",
                        "2,000 readers, virtual, for 300 ms",
                        with(unpaced("virtual", 2_000, 0), "durationMillis", 300),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.REPRESENTED),
                new TruthCase(
                        "sampled",
                        "500 readers, virtual, hold 2 ms parked",
                        with(with(unpaced("virtual", 500, 0), "holdMicros", 2_000), "holdKind", "park"),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.HELD));
    }

    private static List<TruthCase> open() {
        return List.of(
                new TruthCase(
                        "open",
                        "100 + 10, virtual, every 50th waits 2 ms longer",
                        Map.of("pacing", "open"),
                        TruthLock.delayed(new Delays(2_000, 0, 0, 50)),
                        TruthFigure.OPERATIONS,
                        TruthFigure.P99_WAIT,
                        TruthFigure.LONGEST_WAIT),
                new TruthCase(
                        "open",
                        "100 + 10, platform, every 50th waits 2 ms longer",
                        Map.of("pacing", "open", "threads", "platform"),
                        TruthLock.delayed(new Delays(2_000, 0, 0, 50)),
                        TruthFigure.OPERATIONS,
                        TruthFigure.P99_WAIT,
                        TruthFigure.LONGEST_WAIT),
                new TruthCase(
                        "open",
                        "1 reader, due every 10 ms, held 15 ms",
                        Map.of(
                                "pacing",
                                "open",
                                "readers",
                                1,
                                "writers",
                                0,
                                "pauseMicros",
                                10_000,
                                "holdMicros",
                                15_000,
                                "durationMillis",
                                3_000),
                        correct(),
                        new TruthFigure(
                                "operations due",
                                of -> TruthFigure.count(of.report().reads()
                                        + of.report().cutOff().due()),
                                of -> TruthFigure.count(of.due()))));
    }

    private static List<TruthCase> changing() {
        return List.of(
                new TruthCase(
                        "ramp",
                        "100 + 10, virtual, over 1,400 of 1,500 ms",
                        Map.of("rampMillis", 1_400),
                        correct(),
                        TruthFigure.OPERATIONS,
                        TruthFigure.EQUALS),
                new TruthCase(
                                "ramp",
                                "100 + 10, virtual, over 60 s, stopped after 0.5",
                                Map.of("rampMillis", 59_000, "durationMillis", 60_000),
                                correct(),
                                new TruthFigure(
                                        "made none",
                                        of -> TruthFigure.count(
                                                of.report().fairness().without()),
                                        of -> TruthFigure.count(0)))
                        .during(active -> {
                            rest(500);
                            active.stop();
                        }),
                new TruthCase(
                                "pauses",
                                "1,000 + 100, virtual, ten pauses",
                                Map.of("readers", 1_000, "writers", 100),
                                correct(),
                                TruthFigure.OPERATIONS,
                                TruthFigure.WORKER_SECONDS)
                        .during(TruthCases::pauseTenTimes),
                new TruthCase(
                                "pauses",
                                "10 + 10, platform, ten pauses",
                                Map.of("threads", "platform", "readers", 10, "writers", 10),
                                correct(),
                                TruthFigure.OPERATIONS,
                                TruthFigure.WORKER_SECONDS)
                        .during(TruthCases::pauseTenTimes),
                new TruthCase(
                                "live",
                                "20 readers, then 10",
                                Map.of("readers", 20, "writers", 0),
                                correct(),
                                TruthFigure.OPERATIONS,
                                TruthFigure.EQUALS)
                        .during(halfway(Map.of("readers", 10))),
                new TruthCase(
                                "live",
                                "2 + 2, platform, pause 1 ms, then none",
                                Map.of("readers", 2, "writers", 2, "threads", "platform"),
                                correct(),
                                TruthFigure.OPERATIONS,
                                TruthFigure.REPRESENTED,
                                TruthFigure.LONGEST_WAIT)
                        .during(halfway(Map.of("pauseMicros", 0))),
                new TruthCase(
                                "live",
                                "2 + 2, platform, hold 1 ms, pause 5 ms, then none",
                                Map.of(
                                        "readers",
                                        2,
                                        "writers",
                                        2,
                                        "threads",
                                        "platform",
                                        "holdMicros",
                                        1_000,
                                        "pauseMicros",
                                        5_000),
                                correct(),
                                TruthFigure.OPERATIONS,
                                TruthFigure.HELD,
                                TruthFigure.LONGEST_HOLD,
                                TruthFigure.LONGEST_WAIT)
                        .during(halfway(Map.of("pauseMicros", 0))));
    }

    private static List<TruthCase> limits() {
        TruthFigure limit = new TruthFigure(
                "limit",
                of -> TruthFigure.count(of.report().limit()),
                of -> TruthFigure.count(of.sum(Side::performed)));
        return List.of(
                new TruthCase(
                        "limit",
                        "100 + 10, pause 600 ms, 1 s",
                        Map.of("pauseMicros", 600_000, "durationMillis", 1_000),
                        correct(),
                        limit),
                new TruthCase(
                        "limit",
                        "100 + 10, pause 10 s, 1 s",
                        Map.of("pauseMicros", 10_000_000, "durationMillis", 1_000),
                        correct(),
                        limit));
    }

    private static List<TruthCase> verdicts() {
        List<TruthCase> cases = new ArrayList<>();
        cases.add(verdict("correct", Fault.NONE, 1, "acceptable", unpaced("platform", 8, 8)));
        cases.add(verdict("no writers", Fault.NONE, 1, "unchecked", unpaced("platform", 8, 0)));
        for (Fault always : List.of(Fault.DROPS, Fault.READS_TWICE, Fault.READS_LATER)) {
            cases.add(verdict(words(always) + ", one in 2", always, 2, "forbidden", unpaced("platform", 8, 8)));
        }
        cases.add(verdict("changes value, one in 10", Fault.CHANGES_VALUE, 10, "forbidden", unpaced("platform", 8, 8)));
        for (Fault rare : List.of(Fault.GIVES_BACK_EARLY, Fault.TWO_WRITERS, Fault.READER_PASSES, Fault.WRONG_STRIPE)) {
            cases.add(verdict(words(rare) + ", one in 1,000", rare, 1_000, "forbidden", unpaced("platform", 8, 8)));
        }
        return cases;
    }

    private static TruthCase verdict(String name, Fault fault, int oneIn, String grade, Map<String, ?> workload) {
        return new TruthCase(
                "verdict",
                "8 + 8, platform, no pause: " + name,
                with(workload, "durationMillis", 3_000),
                TruthLock.faulty(fault, oneIn),
                new TruthFigure(
                        "grade",
                        of -> of.report().verdict().grade().name().toLowerCase(Locale.ROOT),
                        of -> fault.overlaps()
                                ? "%s, %,d overlaps"
                                        .formatted(
                                                of.truth().overlaps() > 0 ? grade : "acceptable",
                                                of.truth().overlaps())
                                : grade));
    }

    private static String words(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, ?> unpaced(String threads, int readers, int writers) {
        return Map.of("threads", threads, "readers", readers, "writers", writers, "pauseMicros", 0);
    }

    private static Map<String, ?> with(Map<String, ?> workload, String parameter, Object value) {
        Map<String, Object> more = new HashMap<>(workload);
        more.put(parameter, value);
        return more;
    }

    static TruthLock correct() {
        return TruthLock.delayed(Delays.NONE);
    }

    private static TruthCase.Action halfway(Map<String, ?> changes) {
        return run -> {
            rest(700);
            run.adjust(changes, Ceilings.HIGHEST);
        };
    }

    private static void pauseTenTimes(Run run) throws Exception {
        for (int time = 0; time < 10; time++) {
            rest(50);
            run.pause();
            rest(20);
            run.resume();
        }
    }

    private static void rest(long millis) {
        long untilSystemNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() - untilSystemNanos < 0) {
            LockSupport.parkNanos(untilSystemNanos - System.nanoTime());
        }
    }
}
