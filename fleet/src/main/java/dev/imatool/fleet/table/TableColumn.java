package dev.imatool.fleet.table;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A column of a table, and where its value comes from.
 *
 * @param name its name in SQL
 * @param nullable whether a row may have no value
 * @param meaning what it says
 * @param value of a row: a {@link String} or a {@link Long}; absent for null
 */
public record TableColumn<R>(
        String name,
        ColumnType type,
        boolean nullable,
        String meaning,
        Function<? super R, ? extends Optional<?>> value) {
    static <R> TableColumn<R> text(String name, String meaning, Function<? super R, String> value) {
        return new TableColumn<>(name, ColumnType.TEXT, false, meaning, row -> Optional.of(value.apply(row)));
    }

    static <R> TableColumn<R> optionalText(
            String name, String meaning, Function<? super R, ? extends Optional<String>> value) {
        return new TableColumn<>(name, ColumnType.TEXT, true, meaning, value);
    }

    static <R> TableColumn<R> number(String name, String meaning, ToLongFunction<? super R> value) {
        return new TableColumn<>(name, ColumnType.NUMBER, false, meaning, row -> Optional.of(value.applyAsLong(row)));
    }

    static <R> TableColumn<R> optionalNumber(
            String name, String meaning, Function<? super R, ? extends Optional<Long>> value) {
        return new TableColumn<>(name, ColumnType.NUMBER, true, meaning, value);
    }
}
