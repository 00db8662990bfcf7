package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same SQL where H2 takes the words of PostgreSQL, as far as it knows them. */
class DialectTest {
    private static final String AS_POSTGRESQL =
            "jdbc:h2:mem:dialect;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @Test
    void runsAreKeptListedInEveryOrderLabelledDeletedAndRestored() throws Exception {
        try (Histories kept = Histories.in(Database.open(Database.h2(AS_POSTGRESQL), StorageVolume.named("memory")))) {
            List<String> ids = List.of(
                    kept.ended(Histories.SHORT).id(),
                    kept.ended(Map.of("durationMillis", 30, "lock", "striped")).id(),
                    kept.ended(Histories.SHORT).id());
            kept.history().label(ids.get(0), new RunLabels("B name", "a\nnote", true).changes());
            kept.history().label(ids.get(1), new RunLabels("a name", null, false).changes());

            for (RunOrder sort : RunOrder.values()) {
                assertThat(inParts(kept, sort, true))
                        .as(sort.field())
                        .hasSize(3)
                        .isEqualTo(inParts(kept, sort, false).reversed());
            }
            RunCriteria named = new RunCriteria("mutex", null, true, "NAME", RunOrder.NAME, true, 5, null);
            assertThat(kept.history().list(named)).extracting(RunSummary::id).containsExactly(ids.get(0));
            assertThat(kept.history().count(named)).isEqualTo(1);
            assertThat(kept.history().delete(ids.get(0))).isTrue();
            assertThat(kept.history().count(RunCriteria.ALL)).isEqualTo(2);
            assertThat(kept.history().restore(ids.get(0))).isPresent();
            assertThat(kept.history().report(ids.get(1))).isPresent();
            assertThat(kept.warnings()).isEmpty();
        }
    }

    /** Asked for one by one, each after the one before. */
    private static List<String> inParts(Histories kept, RunOrder sort, boolean descending) {
        List<String> ids = new ArrayList<>();
        List<RunSummary> part = kept.history().list(new RunCriteria(null, null, null, null, sort, descending, 1, null));
        while (!part.isEmpty()) {
            ids.add(part.getFirst().id());
            part = kept.history().list(new RunCriteria(null, null, null, null, sort, descending, 1, part.getFirst()));
        }
        return ids;
    }
}
