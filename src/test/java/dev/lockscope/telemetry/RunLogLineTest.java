package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.FailingRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Report;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunLogLineTest {
    private final Logger logger = Logger.getLogger(RunLogLine.class.getName());
    private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            ExtLogRecord copy = ExtLogRecord.wrap(record);
            copy.copyAll();
            lines.add(copy);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void aRunIsLoggedAsOneSentence() throws Exception {
        Run run = completedRun(Map.of("lock", "monitor", "durationMillis", 50), new RunLogLine());
        Report report = run.report().orElseThrow();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().getLevel()).isEqualTo(org.jboss.logmanager.Level.INFO);
        assertThat(lines.getFirst().getFormattedMessage())
                .matches("Run %s finished: monitor, %d reads, %d writes in 0\\.\\d{3} s"
                        .formatted(run.id(), report.reads(), report.writes()));
    }

    @Test
    void jsonHasFieldsThatTheNextLineLacks() throws Exception {
        RunObserver another = new RunObserver() {
            @Override
            public void ended(Run run) {
                logger.log(Level.INFO, "another");
            }
        };
        Run run = completedRun(Map.of("durationMillis", 50), new RunLogLine().andThen(another));
        Report report = run.report().orElseThrow();

        JsonNode fields = json(lines.getFirst()).get("mdc");
        assertThat(fields.get("run").asText()).isEqualTo(run.id());
        assertThat(fields.get("lock").asText()).isEqualTo("mutex");
        assertThat(fields.get("outcome").asText()).isEqualTo("finished");
        assertThat(fields.get("reads").asLong()).isEqualTo(report.reads()).isPositive();
        assertThat(fields.get("writes").asLong()).isEqualTo(report.writes()).isPositive();
        assertThat(fields.get("elapsedNanos").asLong()).isEqualTo(report.elapsedNanos());
        assertThat(json(lines.get(1)).path("mdc").has("run")).isFalse();
    }

    @Test
    void aFailedRunIsAWarningWithItsCause() throws Exception {
        FailingRun.ended(Map.of("durationMillis", 60_000), new RunLogLine());

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().getLevel()).isEqualTo(org.jboss.logmanager.Level.WARN);
        assertThat(lines.getFirst().getFormattedMessage())
                .contains(" failed: ", "the lock broke")
                .hasLineCount(1);
        assertThat(json(lines.getFirst()).get("mdc").get("failure").asText()).contains("the lock broke");
    }

    private static Run completedRun(Map<String, ?> workload, RunObserver observer) throws Exception {
        Run run = new RunService(new InProcessRunners(Duration.ofMillis(20)), observer).start(Limits.accept(workload));
        run.awaitEnd();
        return run;
    }

    private static JsonNode json(ExtLogRecord line) throws Exception {
        String text = new JsonFormatter().format(line);
        assertThat(text.strip()).hasLineCount(1);
        return new ObjectMapper().readTree(text);
    }
}
