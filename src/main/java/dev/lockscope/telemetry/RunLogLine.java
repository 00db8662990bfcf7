package dev.lockscope.telemetry;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Report;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Logs each ended run in one line: a sentence, and in a JSON log its parts as fields ({@code mdc}). */
@Singleton
public class RunLogLine implements RunObserver {
    private static final Logger LOG = Logger.getLogger(RunLogLine.class);

    @Override
    public void ended(Run run) {
        run.report().ifPresent(report -> {
            Map<String, Object> fields = fields(run, report);
            fields.forEach(MDC::put);
            try {
                LOG.log(run.failure().isPresent() ? Logger.Level.WARN : Logger.Level.INFO, sentence(run, report));
            } finally {
                fields.keySet().forEach(MDC::remove);
            }
        });
    }

    private static Map<String, Object> fields(Run run, Report report) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("run", run.id());
        fields.put("lock", run.workload().lock());
        fields.put("outcome", outcome(run));
        fields.put("reads", report.reads());
        fields.put("writes", report.writes());
        fields.put("elapsedNanos", report.elapsedNanos());
        run.failure().ifPresent(failure -> fields.put("failure", failure.toString()));
        return fields;
    }

    private static String sentence(Run run, Report report) {
        String sentence = String.format(
                Locale.ROOT,
                "Run %s %s: %s, %d reads, %d writes in %.3f s",
                run.id(),
                outcome(run),
                run.workload().lock(),
                report.reads(),
                report.writes(),
                report.elapsedNanos() / 1e9);
        return run.failure().map(failure -> sentence + "; " + failure).orElse(sentence);
    }

    private static String outcome(Run run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }
}
