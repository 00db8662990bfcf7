package dev.lockscope.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the values of its question marks, which may be null. Immutable.
 *
 * @param text in SQL that both H2 and PostgreSQL take
 */
record SqlStatement(String text, List<@Nullable Object> values) {
    static SqlStatement of(String text, @Nullable Object... values) {
        return new SqlStatement(text, Arrays.asList(values));
    }

    /** Carries it out and returns how many rows it has changed. */
    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    /** All rows that it finds. */
    <T> List<T> list(Connection connection, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read(rows, reading));
            }
            return all;
        }
    }

    /** All rows that it finds but for those that are damaged, whose {@code id} is handed on. */
    <T> List<T> sound(Connection connection, Reading<T> reading, Consumer<String> damaged) throws SQLException {
        return list(connection, row -> {
                    try {
                        return Optional.of(read(row, reading));
                    } catch (SQLDataException unreadable) {
                        damaged.accept(row.getString("id"));
                        return Optional.<T>empty();
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The first row that it finds. */
    <T> Optional<T> first(Connection connection, Reading<T> reading) throws SQLException {
        return list(connection, reading).stream().findFirst();
    }

    /** A value that can't be one is damage; some that are required may be missing. */
    private static <T> T read(ResultSet row, Reading<T> reading) throws SQLException {
        try {
            return reading.read(row);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException noSuchValue) {
            throw new SQLDataException(noSuchValue);
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int at = 0; at < values.size(); at++) {
            statement.setObject(at + 1, values.get(at) instanceof Instant when ? inUtc(when) : values.get(at));
        }
        return statement;
    }

    private static OffsetDateTime inUtc(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }

    /** What is made of one row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
