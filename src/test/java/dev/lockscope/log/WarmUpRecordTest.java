package dev.lockscope.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.WireJson;
import dev.lockscope.history.History;
import dev.lockscope.history.ImportBuffer;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import dev.lockscope.run.Run;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record of the warm-up in a log. */
class WarmUpRecordTest {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final int LINE = 2;
    private static final String SAMPLE = "{\"nanos\":%d,\"reads\":1,\"writes\":0,\"steady\":true}";

    @TempDir
    static Path folder;

    private static List<String> log;

    @BeforeAll
    static void record() throws Exception {
        RunCache cache = new RunCache(1, 1_000, run -> {});
        try (History history = History.open(folder, new RetentionLimits(9, 1L << 30), cache, JSON, warning -> {
            throw new AssertionError(warning);
        })) {
            Run run = new RunService(new InProcessRunners(Duration.ofMillis(20)), history)
                    .start(Limits.accept(Map.of("durationMillis", 60, "warmUpMillis", 300)));
            run.awaitEnd();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new RunLogWriter(history.records(), JSON)
                    .write(history.stored(run.id()).orElseThrow(), out);
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            log = lines.subList(0, lines.size() - 1);
        }
    }

    @Test
    void theRecordIsReadAsItWasWritten() throws Exception {
        assertThat(log.get(LINE)).startsWith("{\"type\":\"warmUp\",");

        read(log);
    }

    @Test
    void aLogWithoutTheRecordIsRead() throws Exception {
        List<String> older = new ArrayList<>(log);
        older.remove(LINE);
        read(older);
        older.replaceAll(line -> line.replaceAll(",\"warmUp\":\\{[^}]*}", ""));

        assertThat(String.join("", older)).doesNotContain("\"warmUp\":{");
        read(older);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"nanos\":100000000   | \"nanos\":49999999     | warmUp[1].nanos must be 50000000 or more, was 49999999",
                "\"reads\":200         | \"reads\":49           | warmUp[1].reads must be 50 or more, was 49",
                "\"writes\":20,        | \"writes\":-1,         | warmUp[1].writes must be 0 or more, was -1",
                "\"steady\":false      | \"steady\":0           | warmUp[0].steady must be true or false, was 0",
                "\"nanos\":50000000,   | ``                     | warmUp[0].nanos is missing",
                "\"warmUp\":[          | \"warmUp\":7,\"is\":[  | warmUp must be a list, was 7",
                "\"steady\":true       | \"steady\":false       | report.warmUp.steady must be that of the last sample",
                "\"reads\":1800        | \"reads\":1801         | report.warmUp.reads must be that of the last sample of the warm-up, 1801",
            })
    void aWrongRecordIsRejectedWithTheField(String right, String wrong, String reason) {
        List<String> changed = new ArrayList<>(log);
        changed.set(LINE, log.get(LINE).replaceFirst(Pattern.quote(right), wrong));
        assertThat(changed).isNotEqualTo(log);

        assertThatThrownBy(() -> read(changed)).isInstanceOf(MalformedLog.class).hasMessageContaining(reason);
    }

    @Test
    void theNumberOfSamplesIsBounded() {
        for (int samples : new int[] {0, 1_001}) {
            List<String> changed = new ArrayList<>(log);
            changed.set(
                    LINE,
                    log.get(LINE)
                            .replaceFirst(
                                    "\\[.*]",
                                    IntStream.range(0, samples)
                                            .mapToObj(SAMPLE::formatted)
                                            .collect(Collectors.joining(",", "[", "]"))));

            assertThatThrownBy(() -> read(changed)).hasMessageContaining("warmUp must have from 1 to 1000 samples");
        }
    }

    @Test
    void theRecordComesOnceAndBeforeTheSnapshots() {
        List<String> twice = new ArrayList<>(log);
        twice.add(LINE, log.get(LINE));
        List<String> late = new ArrayList<>(log);
        late.add(LINE + 1, late.remove(LINE));

        assertThatThrownBy(() -> read(twice)).hasMessageContaining("type must be snapshot or", "was warmUp");
        assertThatThrownBy(() -> read(late)).hasMessageContaining("type must be snapshot or", "was warmUp");
    }

    private static void read(List<String> lines) throws IOException, MalformedLog {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        new RunLogReader(JSON).read(new ByteArrayInputStream(text), new ImportBuffer());
    }
}
