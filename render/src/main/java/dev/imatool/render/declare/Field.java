package dev.imatool.render.declare;

import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A field of a record, as it is declared: once, for all formats.
 *
 * @param key its name
 * @param meaning what it says, in one sentence, with units and bounds
 * @param type of its value, or of each value where it is a list
 * @param presence when it is there
 * @param many true when it is a list
 * @param writer writes it into a record that was begun: nothing where it has no value
 */
public record Field<T>(
        String key, String meaning, Type<?> type, Presence presence, boolean many, Writer<T> writer) {
    /** When a field is there. */
    public enum Presence {
        /** In every record. */
        ALWAYS,
        /** Left out where it has no value. */
        OPTIONAL,
        /** In every record, and {@code null} where it has no value. */
        NULLABLE
    }

    /** Writes the field of one record. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, TreeSink sink) throws IOException;
    }

    /** The columns of CSV that it takes: one, or where it is a record those of its fields. */
    List<String> columns() {
        if (!many && type instanceof Shape<?> shape) {
            return shape.columns().stream().map(column -> key + "_" + column).toList();
        }
        return List.of(key);
    }

    /** The shape of its value, where that is a record or a list of records. */
    public Optional<Shape<?>> shape() {
        return Optional.of(type).filter(Shape.class::isInstance).map(found -> (Shape<?>) found);
    }
}
