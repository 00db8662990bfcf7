package dev.lockscope.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockscope.history.DocumentTable.Kind;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills the columns that are derived from reports, for rows of earlier versions. */
final class ReportColumnsBackfill {
    private static final JsonMapper JSON = new JsonMapper();

    private ReportColumnsBackfill() {}

    static void fill(Connection connection) throws SQLException {
        for (String run : SqlStatement.of(
                        "SELECT id FROM run JOIN run_document ON run_id = id WHERE grade IS NULL AND report IS NOT NULL")
                .list(connection, row -> row.getString("id"))) {
            Optional<JsonNode> report = report(connection, run);
            if (report.isPresent()) {
                SqlStatement.of(
                                "UPDATE run SET jain = ?, grade = ? WHERE id = ?",
                                number(report.get().at("/fairness/jain")),
                                report.get().at("/verdict/grade").textValue(),
                                run)
                        .update(connection);
                RunTable.updateChecksum(connection, run);
            }
        }
    }

    /** Empty if the report is damaged: the list works without these columns. */
    private static Optional<JsonNode> report(Connection connection, String run) throws SQLException {
        try {
            Optional<String> text = DocumentTable.get(connection, run, Kind.REPORT);
            return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(text.get()));
        } catch (JsonProcessingException | SQLDataException damaged) {
            return Optional.empty();
        }
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }
}
