package io.rustbox.service.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements within one transaction. Parameters are strings, whole numbers, moments and optionals of these. */
record Session(Connection connection) {
    /** Makes a value of a row. */
    interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    /** {@return how many rows were changed} */
    int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> all(String sql, Reading<T> reading, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(reading.read(new Row(results)));
            }
            return rows;
        }
    }

    <T> Optional<T> one(String sql, Reading<T> reading, Object... parameters) throws SQLException {
        return all(sql, reading, parameters).stream().findFirst();
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, Object parameter) throws SQLException {
        switch (parameter) {
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setLong(index, number);
            case Long number -> statement.setLong(index, number);
            case Instant moment -> statement.setLong(index, moment.toEpochMilli());
            case Optional<?> optional when optional.isPresent() -> bind(statement, index, optional.get());
            case Optional<?> _ -> statement.setNull(index, Types.NULL);
            default -> throw new AssertionError("not a parameter: " + parameter.getClass());
        }
    }
}
