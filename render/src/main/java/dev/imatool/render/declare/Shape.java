package dev.imatool.render.declare;

import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The fields of one kind of record, in order. Records that several documents have bear a name, under which a schema and the
 * documentation describe them once.
 */
public final class Shape<T> implements Type<T> {
    private final String name;
    private final String meaning;
    private final List<Field<T>> fields;

    private Shape(String name, String meaning, List<Field<T>> fields) {
        this.name = name;
        this.meaning = meaning;
        this.fields = List.copyOf(fields);
    }

    /** A record with a name of its own. */
    public static <T> Shape<T> named(String name, String meaning, Consumer<Fields<T>> declaration) {
        Fields<T> fields = new Fields<>();
        declaration.accept(fields);
        return new Shape<>(name, meaning, fields.declared());
    }

    /** A record that is described where it stands. */
    public static <T> Shape<T> of(String meaning, Consumer<Fields<T>> declaration) {
        return named("", meaning, declaration);
    }

    /** Its name; empty where it is described where it stands. */
    public String name() {
        return name;
    }

    /** What such a record is. */
    public String meaning() {
        return meaning;
    }

    /** Its fields. Keys may repeat where the record has variants: never two of them are written. */
    public List<Field<T>> fields() {
        return fields;
    }

    /** Titles of CSV, for rows that are such records. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields.forEach(field -> columns.addAll(field.columns()));
        return List.copyOf(columns);
    }

    @Override
    public void write(T value, TreeSink sink) throws IOException {
        sink.beginRecord();
        writeFields(value, sink);
        sink.endRecord();
    }

    /** Writes the fields into a record that was begun. */
    public void writeFields(T value, TreeSink sink) throws IOException {
        for (Field<T> field : fields) {
            field.writer().write(value, sink);
        }
    }
}
