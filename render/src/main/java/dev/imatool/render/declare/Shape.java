package dev.imatool.render.declare;

import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one kind of record, in order. Records that several documents have bear a name, under which a schema and the
 * documentation describe them once.
 */
public final class Shape<T> implements Type<T> {
    private final String name;
    private final String meaning;
    private final Consumer<Fields<T>> declaration;

    /** Absent until somebody asks for them: most runs write few of all records, and each field costs time to set up. */
    private volatile @Nullable Fields<T> declared;

    private Shape(String name, String meaning, Consumer<Fields<T>> declaration) {
        this.name = name;
        this.meaning = meaning;
        this.declaration = declaration;
    }

    /** A record with a name of its own. */
    public static <T> Shape<T> named(String name, String meaning, Consumer<Fields<T>> declaration) {
        return new Shape<>(name, meaning, declaration);
    }

    /** A record that is described where it is. */
    public static <T> Shape<T> of(String meaning, Consumer<Fields<T>> declaration) {
        return named("", meaning, declaration);
    }

    /** Its name; empty where it is described where it is. */
    public String name() {
        return name;
    }

    /** What such a record is. */
    public String meaning() {
        return meaning;
    }

    /** Its fields. Keys may repeat where the record has variants: never two of them are written. */
    public List<DeclaredField> fields() {
        return declared().fields();
    }

    private Fields<T> declared() {
        Fields<T> known = declared;
        if (known == null) {
            known = new Fields<>();
            declaration.accept(known);
            declared = known;
        }
        return known;
    }

    /** Titles of CSV, for rows that are such records. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields().forEach(field -> columns.addAll(field.columns()));
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
        declared().write(value, sink);
    }
}
