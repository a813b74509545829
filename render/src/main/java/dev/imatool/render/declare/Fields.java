package dev.imatool.render.declare;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.declare.DeclaredField.Presence;
import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Declares the fields of a {@link Shape}, in order: key, meaning, type, and where the value comes from. */
public final class Fields<T> {
    private static final String HEX_SUFFIX = "_hex";
    private static final String HEX_MEANING =
            "The same bytes in hex; only where something other than a backslash had to be escaped.";
    /** Said of every name, because names come from a machine that may be hostile. */
    private static final String ESCAPED = " Bytes that are not valid UTF-8, and control, format and unusual blank"
            + " characters, are escaped: \\n, \\xNN for a byte, \\u{NNNN} for a character; a backslash is doubled.";

    private final List<DeclaredField> fields = new ArrayList<>();
    private final List<Writer<T>> writers = new ArrayList<>();

    Fields() {}

    /** Writes a field, or all those of a part, into a record that was begun: nothing where it has no value. */
    @FunctionalInterface
    private interface Writer<T> {
        void write(T record, TreeSink sink) throws IOException;
    }

    List<DeclaredField> fields() {
        return Collections.unmodifiableList(fields);
    }

    void write(T record, TreeSink sink) throws IOException {
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).write(record, sink);
        }
    }

    /** A field that every record has. */
    public <V> Fields<T> field(String key, String meaning, Type<V> type, Function<? super T, ? extends V> value) {
        return add(key, meaning, type, Presence.ALWAYS, false, (record, sink) -> {
            sink.key(key);
            type.write(value.apply(record), sink);
        });
    }

    /** A number that every record has. */
    public Fields<T> number(String key, String meaning, Type<Long> type, ToLongFunction<? super T> value) {
        return field(key, meaning, type, value::applyAsLong);
    }

    /** A field that is left out where it has no value. */
    public <V> Fields<T> optional(
            String key, String meaning, Type<V> type, Function<? super T, ? extends Optional<? extends V>> value) {
        return add(key, meaning, type, Presence.OPTIONAL, false, (record, sink) -> {
            Optional<? extends V> found = value.apply(record);
            if (found.isPresent()) {
                sink.key(key);
                type.write(found.get(), sink);
            }
        });
    }

    /** A number that is left out where it has no value. */
    public Fields<T> optionalLong(
            String key, String meaning, Type<Long> type, Function<? super T, OptionalLong> value) {
        return optional(key, meaning, type, record -> {
            OptionalLong found = value.apply(record);
            return found.isPresent() ? Optional.of(found.getAsLong()) : Optional.<Long>empty();
        });
    }

    /** A number that is left out where it has no value. */
    public Fields<T> optionalInt(String key, String meaning, Type<Long> type, Function<? super T, OptionalInt> value) {
        return optional(key, meaning, type, record -> {
            OptionalInt found = value.apply(record);
            return found.isPresent() ? Optional.of((long) found.getAsInt()) : Optional.<Long>empty();
        });
    }

    /** A field that is {@code null} where it has no value. */
    public <V> Fields<T> nullable(
            String key, String meaning, Type<V> type, Function<? super T, ? extends Optional<? extends V>> value) {
        return add(key, meaning, type, Presence.NULLABLE, false, (record, sink) -> {
            Optional<? extends V> found = value.apply(record);
            sink.key(key);
            if (found.isPresent()) {
                type.write(found.get(), sink);
            } else {
                sink.none();
            }
        });
    }

    /** A list that every record has; it may be empty. */
    public <V> Fields<T> list(
            String key, String meaning, Type<V> type, Function<? super T, ? extends Iterable<? extends V>> values) {
        return rows(key, meaning, type, record -> Rows.of(values.apply(record)));
    }

    /** A list that is left out where it is empty. */
    public <V> Fields<T> optionalList(
            String key, String meaning, Type<V> type, Function<? super T, ? extends Iterable<? extends V>> values) {
        return add(key, meaning, type, Presence.OPTIONAL, true, (record, sink) -> {
            Iterator<? extends V> each = values.apply(record).iterator();
            if (each.hasNext()) {
                sink.key(key);
                sink.beginList();
                while (each.hasNext()) {
                    type.write(each.next(), sink);
                }
                sink.endList();
            }
        });
    }

    /** A list whose values are made while they are written. */
    public <V> Fields<T> rows(
            String key, String meaning, Type<V> type, Function<? super T, ? extends Rows<? extends V>> rows) {
        return add(key, meaning, type, Presence.ALWAYS, true, (record, sink) -> {
            sink.key(key);
            sink.beginList();
            rows.apply(record).feed(row -> type.write(row, sink));
            sink.endList();
        });
    }

    /** Another type that values of the list {@code key} may have in files that others write; it is never written here. */
    public Fields<T> orReadAs(String key, Type<?> type) {
        fields.add(new DeclaredField(key, "", type, Presence.ALWAYS, true));
        return this;
    }

    /** A name from an input: escaped, and whole next to it in hex where more than backslashes had to be escaped. */
    public Fields<T> name(String key, String meaning, Function<? super T, ByteString> name) {
        return add(key, meaning, Presence.ALWAYS, (record, sink) -> writeName(key, name.apply(record), sink));
    }

    /** A name from an input that is left out where there is none. */
    public Fields<T> optionalName(String key, String meaning, Function<? super T, Optional<ByteString>> name) {
        return add(key, meaning, Presence.OPTIONAL, (record, sink) -> {
            Optional<ByteString> found = name.apply(record);
            if (found.isPresent()) {
                writeName(key, found.get(), sink);
            }
        });
    }

    private Fields<T> add(String key, String meaning, Presence presence, Writer<T> writer) {
        add(key, meaning + ESCAPED, Type.WORDS, presence, false, writer);
        fields.add(new DeclaredField(key + HEX_SUFFIX, HEX_MEANING, Type.HEX, Presence.OPTIONAL, false));
        return this;
    }

    private static void writeName(String key, ByteString name, TreeSink sink) throws IOException {
        Printable printable = Printable.of(name);
        sink.key(key);
        Type.WORDS.write(printable.text(), sink);
        if (printable.escaped()) {
            sink.key(key + HEX_SUFFIX);
            Type.HEX.write(name, sink);
        }
    }

    /** The fields of a part of the record, as if they were its own. */
    public <V> Fields<T> include(Shape<V> shape, Function<? super T, ? extends V> part) {
        fields.addAll(shape.fields());
        writers.add((record, sink) -> shape.writeFields(part.apply(record), sink));
        return this;
    }

    /** The fields of a part that not every record has, as if they were its own. */
    public <V> Fields<T> includeOptional(Shape<V> shape, Function<? super T, ? extends Optional<? extends V>> part) {
        declareOptional(shape);
        writers.add((record, sink) -> {
            Optional<? extends V> found = part.apply(record);
            if (found.isPresent()) {
                shape.writeFields(found.get(), sink);
            }
        });
        return this;
    }

    /**
     * The fields of parts, as if they were its own: of many kinds of parts a record has few.
     *
     * @param kinds the fields of each kind, in the order in which they are written
     * @param parts what a record has, by kind
     */
    public <K, V> Fields<T> includeSome(Map<K, Shape<V>> kinds, Function<? super T, Map<K, V>> parts) {
        kinds.values().forEach(this::declareOptional);
        writers.add((record, sink) -> {
            Map<K, V> found = parts.apply(record);
            int left = found.size();
            for (Map.Entry<K, Shape<V>> kind : kinds.entrySet()) {
                if (left == 0) {
                    return; // of many kinds a record has few, mostly the first
                }
                V part = found.get(kind.getKey());
                if (part != null) {
                    kind.getValue().writeFields(part, sink);
                    left--;
                }
            }
        });
        return this;
    }

    private void declareOptional(Shape<?> shape) {
        for (DeclaredField field : shape.fields()) {
            Presence presence = field.presence().ofPart();
            fields.add(new DeclaredField(field.key(), field.meaning(), field.type(), presence, field.many()));
        }
    }

    /** The fields that only records of class {@code variant} have. */
    public <V extends T> Fields<T> variant(Class<V> variant, Shape<V> shape) {
        return includeOptional(
                shape, record -> variant.isInstance(record) ? Optional.of(variant.cast(record)) : Optional.empty());
    }

    private Fields<T> add(String key, String meaning, Type<?> type, Presence presence, boolean many, Writer<T> writer) {
        fields.add(new DeclaredField(key, meaning, type, presence, many));
        writers.add(writer);
        return this;
    }
}
