package dev.imatool.render.schema;

import dev.imatool.render.declare.DeclaredField;
import dev.imatool.render.declare.DeclaredField.Presence;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What schemas and documentation say of shapes: each key once, and each shape with a name once. */
final class SchemaVocabulary {
    private SchemaVocabulary() {}

    /**
     * A key of a record.
     *
     * @param key its name
     * @param meaning the first of its meanings, where variants of a record have several
     * @param types all that it may have
     * @param presence whether it is always there
     * @param many true when it is a list
     */
    record Property(String key, String meaning, List<Type<?>> types, Presence presence, boolean many) {}

    /** The keys of {@code shape}, in order. A key that only variants have is one property. */
    static List<Property> properties(Shape<?> shape) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (DeclaredField field : shape.fields()) {
            properties.merge(
                    field.key(),
                    new Property(field.key(), field.meaning(), List.of(field.type()), field.presence(), field.many()),
                    SchemaVocabulary::merged);
        }
        return List.copyOf(properties.values());
    }

    private static Property merged(Property first, Property second) {
        List<Type<?>> types = new ArrayList<>(first.types());
        second.types().stream().filter(type -> !types.contains(type)).forEach(types::add);
        return new Property(
                first.key(),
                first.meaning(),
                types,
                first.presence().or(second.presence()),
                first.many() || second.many());
    }

    /** The shapes with a name that {@code shape} leads to, each once, in the order in which they are met. */
    static Map<String, Shape<?>> named(Shape<?> shape) {
        Map<String, Shape<?>> found = new LinkedHashMap<>();
        collect(shape, found);
        return found;
    }

    private static void collect(Shape<?> shape, Map<String, Shape<?>> found) {
        for (DeclaredField field : shape.fields()) {
            shapeOf(field.type()).ifPresent(inner -> {
                if (inner.name().isEmpty()) {
                    collect(inner, found);
                } else if (found.putIfAbsent(inner.name(), inner) == null) {
                    collect(inner, found);
                } else if (found.get(inner.name()) != inner) {
                    throw new IllegalStateException("two shapes are called " + inner.name());
                }
            });
        }
    }

    /** The shape of the values of a type, where they are records. */
    static Optional<Shape<?>> shapeOf(Type<?> type) {
        return switch (type) {
            case Shape<?> shape -> Optional.of(shape);
            case Type.ListOf<?> list -> shapeOf(list.item());
            case Type.Scalar<?> scalar -> Optional.empty();
            case Type.Whole<?> whole -> Optional.empty();
        };
    }
}
