package dev.lockscope.experiment;

import dev.lockscope.experiment.LawSimulation.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** How often the intervals of the scalability law contain the truth, and how long a fit takes, in simulated sweeps. */
public final class LawBench {
    private static final int SWEEPS = 200;
    private static final int[] REPEATS = {1, 7};

    private LawBench() {}

    public static void main(String[] arguments) {
        long seed = System.nanoTime();
        System.out.printf("seed %d, %d sweeps per case; shares of those that fit, %%%n", seed, SWEEPS);
        System.out.println(
                "repeats  sigma  kappa   points  noise  fit   lambda  sigma  kappa  peak   peak shown  kappa 0  ms a fit");
        SplittableRandom random = new SplittableRandom(seed);
        for (int repeats : REPEATS) {
            LawSimulation.grid(repeats).forEach(one -> print(one, random));
        }
    }

    private static void print(LawSimulation one, SplittableRandom random) {
        long start = System.nanoTime();
        List<Outcome> outcomes = one.sweeps(SWEEPS, random);
        double millis = (double) (System.nanoTime() - start) / TimeUnit.MILLISECONDS.toNanos(SWEEPS);
        System.out.printf(
                Locale.ROOT,
                "%7d  %5.2f  %6.4f  %6d  %5.2f  %3.0f   %6.1f  %5.1f  %5.1f  %5.1f  %10.1f  %7.1f  %8.2f%n",
                one.repeats(),
                one.sigma(),
                one.kappa(),
                one.workers().size(),
                one.noise(),
                100.0 * outcomes.size() / SWEEPS,
                share(outcomes, Outcome::lambda),
                share(outcomes, Outcome::sigma),
                share(outcomes, Outcome::kappa),
                share(outcomes, Outcome::peak),
                share(outcomes, outcome -> outcome.law().peakInterval().shown()),
                share(outcomes, outcome -> outcome.law().kappa().value() == 0),
                millis);
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        return 100.0 * outcomes.stream().filter(which).count() / outcomes.size();
    }
}
