package dev.imatool.render.declare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The document of one kind of report, or of a file or line that imatool writes.
 *
 * @param name under which schema and documentation are found, such as {@code policy}
 * @param meaning what it is
 * @param notes paragraphs of the documentation that belong to no single field, in Markdown
 * @param shape its fields
 * @param rows the rows of the answer, where rows are the answer: each becomes a line of ndjson and csv
 */
public record Document<R>(
        String name, String meaning, List<String> notes, Shape<R> shape, Optional<RowsOf<R, ?>> rows) {
    public Document {
        notes = List.copyOf(notes);
    }

    /**
     * The rows of an answer.
     *
     * @param field key of the field of the document that lists them
     * @param shape of each
     * @param rows all of them, also where the document lists only the first ones; absent where the report does not keep them all,
     *     and they are written while they are found
     */
    public record RowsOf<R, V>(String field, Shape<V> shape, Optional<Function<R, Rows<? extends V>>> rows) {}

    /** A document without rows. */
    public static <R> Document<R> of(String name, String meaning, Shape<R> shape) {
        return new Document<>(name, meaning, List.of(), shape, Optional.empty());
    }

    /** The same, whose answer is rows: those of the field {@code field}. */
    public <V> Document<R> withRows(String field, Shape<V> row, Function<R, Rows<? extends V>> all) {
        return new Document<>(name, meaning, notes, shape, Optional.of(new RowsOf<>(field, row, Optional.of(all))));
    }

    /** The same, whose answer is rows that are written while they are found, more than the report keeps. */
    public <V> Document<R> withFoundRows(String field, Shape<V> row) {
        return new Document<>(name, meaning, notes, shape, Optional.of(new RowsOf<R, V>(field, row, Optional.empty())));
    }

    /** The same, with paragraphs for the documentation. */
    public Document<R> withNotes(String... paragraphs) {
        return new Document<>(name, meaning, List.of(paragraphs), shape, rows);
    }
}
