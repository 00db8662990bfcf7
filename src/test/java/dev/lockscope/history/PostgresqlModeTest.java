package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same SQL in H2's PostgreSQL mode. */
class PostgresqlModeTest {
    private static final String AS_POSTGRESQL =
            "jdbc:h2:mem:dialect;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @Test
    void allOperationsWorkInPostgresqlMode() throws Exception {
        try (TestHistory test =
                TestHistory.in(Database.open(Database.h2(AS_POSTGRESQL), StorageVolume.named("memory")))) {
            List<String> ids = List.of(
                    test.ended(TestHistory.SHORT).id(),
                    test.ended(Map.of("durationMillis", 30, "lock", "striped")).id(),
                    test.ended(TestHistory.SHORT).id());
            test.history().label(ids.get(0), new RunLabels("B name", "a\nnote", true).changes());
            test.history().label(ids.get(1), new RunLabels("a name", null, false).changes());

            for (RunOrder sort : RunOrder.values()) {
                assertThat(inParts(test, sort, true))
                        .as(sort.field())
                        .hasSize(3)
                        .isEqualTo(inParts(test, sort, false).reversed());
            }
            RunCriteria named = new RunCriteria("mutex", null, true, "NAME", RunOrder.NAME, true, 5, null);
            assertThat(test.history().list(named)).extracting(RunSummary::id).containsExactly(ids.get(0));
            assertThat(test.history().count(named)).isEqualTo(1);
            assertThat(test.history().delete(ids.get(0))).isTrue();
            assertThat(test.history().count(RunCriteria.ALL)).isEqualTo(2);
            assertThat(test.history().restore(ids.get(0))).isPresent();
            assertThat(test.history().records().report(ids.get(1))).isPresent();
            assertThat(test.warnings()).isEmpty();
        }
    }

    /** Asked for one by one, each after the one before. */
    private static List<String> inParts(TestHistory test, RunOrder sort, boolean descending) {
        List<String> ids = new ArrayList<>();
        List<RunSummary> part = test.history().list(new RunCriteria(null, null, null, null, sort, descending, 1, null));
        while (!part.isEmpty()) {
            ids.add(part.getFirst().id());
            part = test.history().list(new RunCriteria(null, null, null, null, sort, descending, 1, part.getFirst()));
        }
        return ids;
    }
}
