package dev.lockscope.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.log.Json;
import dev.lockscope.log.RecordEncoder;
import dev.lockscope.log.StoredInterval;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The output of a runner: the records of its runs as in the log, answers to commands, a line of JSON each. Thread-safe. */
final class RecordOutput implements RunObserver {
    private final OutputStream out;
    private final ObjectMapper json = Json.newMapper();
    private final RecordEncoder encoder = new RecordEncoder(json);

    RecordOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void started(Run run) {
        write(encoder.run(run));
    }

    @Override
    public void changed(Run run) {
        write(encoder.run(run));
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        write(encoder.live(run.id(), encoder.snapshot(snapshot).whole()));
    }

    @Override
    public void measured(Run run, HistogramInterval interval) {
        write(encoder.document(
                "interval", run.id(), StoredInterval.of(interval, json).json()));
    }

    @Override
    public void ended(Run run) {
        capture(run);
        write(encoder.document(
                "histograms", run.id(), json.valueToTree(run.histograms()).toString()));
        write(encoder.finished(run));
    }

    void capture(Run run) {
        write(encoder.document(
                "capture", run.id(), json.valueToTree(run.capture()).toString()));
    }

    /** The state of the warm-up of a run that has not started yet. */
    void warmUp(String run, WarmUp state) {
        write(encoder.document("warmUp", run, json.valueToTree(state).toString()));
    }

    /** @param done false if the run had ended */
    void answer(Command command, boolean done) {
        write("{\"type\":\"answer\",\"command\":%d,\"done\":%b}".formatted(command.number(), done));
    }

    private synchronized void write(String line) {
        try {
            out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            // Nobody is left to read it: the input ends as well, and with it the process.
            throw new UncheckedIOException(gone);
        }
    }
}
