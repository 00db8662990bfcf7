package dev.lockscope.api;

import dev.lockscope.log.RunSummary;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/** The histograms of a run, in HdrHistogram's formats. Each timed operation counts for the untimed ones that it represents. */
@Path("/api/runs/{id}")
public class HistogramsResource {
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
    private static final double NANOS_IN_A_MICRO = 1_000;
    private static final double NANOS_IN_A_MILLI = 1_000_000;
    private static final int TICKS_EACH_HALVING = 5;

    private final RunLookup lookup;

    HistogramsResource(RunLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * A histogram log: for each second of the run all waits without a tag, which HdrHistogram's tools read by default, and
     * then one histogram for each tag. Runs recorded by earlier versions have one interval. Values are in nanoseconds, the
     * column of the maximum in milliseconds.
     */
    @GET
    @Path("/histograms.hlog")
    @Produces(MediaType.TEXT_PLAIN)
    public Response log(@PathParam("id") String id) {
        RunSummary run = lookup.ended(id);
        HistogramInterval whole = new HistogramInterval(0, run.elapsedNanos(), lookup.histograms(id));
        StreamingOutput log = out -> write(run, whole, new HistogramLogWriter(out));
        return Download.of(log, TEXT, id + ".hlog");
    }

    private void write(RunSummary run, HistogramInterval whole, HistogramLogWriter log) {
        long start = run.startedAt().toEpochMilli();
        log.outputComment("[Lockscope %s, run %s, values in nanoseconds]".formatted(Version.CURRENT, run.id()));
        log.outputLogFormatVersion();
        log.outputBaseTime(start);
        log.setBaseTime(start);
        log.outputStartTime(start);
        log.outputLegend();
        HistogramInterval next = lookup.intervalAfter(run.id(), -1).orElse(whole);
        while (next != null) {
            write(next, start, log);
            next = lookup.intervalAfter(run.id(), next.fromRunNanos()).orElse(null);
        }
    }

    private static void write(HistogramInterval interval, long start, HistogramLogWriter log) {
        sum(interval.histograms(), "wait").ifPresent(waits -> write(waits, null, interval, start, log));
        interval.histograms().forEach((tag, histogram) -> write(histogram, tag, interval, start, log));
    }

    private static void write(
            Histogram histogram, @Nullable String tag, HistogramInterval interval, long start, HistogramLogWriter log) {
        histogram.setTag(tag);
        histogram.setStartTimeStamp(start + Math.round(interval.fromRunNanos() / NANOS_IN_A_MILLI));
        histogram.setEndTimeStamp(start + Math.round(interval.toRunNanos() / NANOS_IN_A_MILLI));
        log.outputIntervalHistogram(histogram);
    }

    /** A percentile distribution in microseconds, of one tag, or of reads and writes together, such as {@code wait}. */
    @GET
    @Path("/{name: [a-z-]+}.hgrm")
    @Produces(MediaType.TEXT_PLAIN)
    public Response distribution(@PathParam("id") String id, @PathParam("name") String name) {
        lookup.ended(id);
        Map<String, Histogram> histograms = lookup.histograms(id);
        Histogram sum = sum(histograms, name)
                .orElseThrow(() -> new NotFoundException(
                        "Run %s has no histogram %s; it has %s, and both of a kind together without -reads or -writes"
                                .formatted(id, name, String.join(", ", histograms.keySet()))));
        StreamingOutput distribution = out -> sum.outputPercentileDistribution(
                new PrintStream(out, true, StandardCharsets.UTF_8), TICKS_EACH_HALVING, NANOS_IN_A_MICRO);
        return Download.of(distribution, TEXT, "%s-%s.hgrm".formatted(id, name));
    }

    /** A copy of the histogram of a tag, or the sum of reads and writes, such as {@code wait}. */
    private static Optional<Histogram> sum(Map<String, Histogram> histograms, String name) {
        return histograms.entrySet().stream()
                .filter(histogram ->
                        histogram.getKey().equals(name) || histogram.getKey().startsWith(name + "-"))
                .map(histogram -> histogram.getValue().copy())
                .reduce((sum, other) -> {
                    sum.add(other);
                    return sum;
                });
    }
}
