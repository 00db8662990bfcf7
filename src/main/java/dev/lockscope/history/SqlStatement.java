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
 * An SQL statement and the values of its parameters, which may be null. Immutable.
 *
 * @param text valid in H2 and PostgreSQL
 */
record SqlStatement(String text, List<@Nullable Object> values) {
    static SqlStatement of(String text, @Nullable Object... values) {
        return new SqlStatement(text, Arrays.asList(values));
    }

    /** Executes an update; returns the number of changed rows. */
    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    /** All rows of the result. */
    <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read(rows, reader));
            }
            return all;
        }
    }

    /** All rows of the result except damaged ones; {@code damaged} receives their {@code id}. */
    <T> List<T> listIntact(Connection connection, RowReader<T> reader, Consumer<String> damaged) throws SQLException {
        return list(connection, row -> {
                    try {
                        return Optional.of(read(row, reader));
                    } catch (SQLDataException unreadable) {
                        damaged.accept(row.getString("id"));
                        return Optional.<T>empty();
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The first row of the result. */
    <T> Optional<T> first(Connection connection, RowReader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    /** Treats an invalid or missing value as damage. */
    private static <T> T read(ResultSet row, RowReader<T> reader) throws SQLException {
        try {
            return reader.read(row);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException noSuchValue) {
            throw new SQLDataException(noSuchValue);
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i) instanceof Instant when ? inUtc(when) : values.get(i));
        }
        return statement;
    }

    private static OffsetDateTime inUtc(Instant when) {
        return when.atOffset(ZoneOffset.UTC);
    }

    /** Converts one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
