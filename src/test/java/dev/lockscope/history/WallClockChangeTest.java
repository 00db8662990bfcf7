package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retention after the wall clock was set back by an hour. */
class WallClockChangeTest {
    private final DataSource source = Database.h2("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    private TestHistory test;

    @BeforeEach
    void open() throws Exception {
        test = TestHistory.in(Database.open(source, StorageVolume.named("memory")), new RetentionLimits(3, 1L << 30));
    }

    @AfterEach
    void close() throws Exception {
        test.close();
    }

    @Test
    void theFirstRunsAreEvictedFirst() throws Exception {
        List<String> before = List.of(ended(), ended(), ended());
        onTheRows("UPDATE run SET started_at = started_at + INTERVAL '1' HOUR");

        List<String> after = List.of(ended(), ended());

        assertThat(test.listed()).containsExactlyInAnyOrder(before.getLast(), after.get(0), after.get(1));
    }

    @Test
    void runsOfAnEarlierVersionAreEvictedByTheirStart() throws Exception {
        List<String> before = List.of(ended(), ended(), ended());
        onTheRows("UPDATE run SET arrival = 0");

        String after = ended();

        assertThat(test.listed()).containsExactly(after, before.get(2), before.get(1));
    }

    @Test
    void aDeletionCanBeUndoneForTenMinutes() throws Exception {
        String run = ended();

        test.history().delete(run);
        onTheRows("UPDATE run SET deleted_at = deleted_at - INTERVAL '9' MINUTE");
        assertThat(test.history().restore(run)).isPresent();

        test.history().delete(run);
        onTheRows("UPDATE run SET deleted_at = deleted_at - INTERVAL '10' MINUTE");
        assertThat(test.history().restore(run)).isEmpty();
    }

    @Test
    void deletionsByAClockAheadArePurgedAtTheNextStart() throws Exception {
        String run = ended();
        test.history().delete(run);
        onTheRows("UPDATE run SET deleted_at = deleted_at + INTERVAL '1' HOUR");

        try (TestHistory again = TestHistory.in(Database.open(source, StorageVolume.named("memory")))) {
            assertThat(again.history().restore(run)).isEmpty();
        }
    }

    private String ended() {
        return test.stored(test.ended(TestHistory.SHORT)).id();
    }

    private void onTheRows(String statement) throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(SqlStatement.of(statement).update(connection)).isPositive();
            RunTable.updateChecksums(connection);
        }
    }
}
