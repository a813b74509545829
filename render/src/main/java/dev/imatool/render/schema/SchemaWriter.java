package dev.imatool.render.schema;

import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.schema.SchemaVocabulary.Property;
import dev.imatool.render.shared.HeaderShape;
import dev.imatool.render.tree.JsonSink;
import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the JSON Schema (draft 2020-12) of a document. Further fields are allowed, so that documents of later versions keep to it. */
public final class SchemaWriter {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private final TreeSink sink;

    private SchemaWriter(TreeSink sink) {
        this.sink = sink;
    }

    /** Writes the schema of {@code document}. */
    public static void write(Document<?> document, OutputStream out) throws IOException {
        try (JsonSink sink = JsonSink.document(out)) {
            new SchemaWriter(sink).document(document);
            sink.endLine();
        }
    }

    /** The name of the schema of {@code document}, a URI that is the same in all places. */
    public static String id(Document<?> document) {
        return "urn:imatool:schema:" + document.name() + ":1";
    }

    private void document(Document<?> document) throws IOException {
        sink.beginRecord();
        text("$schema", DRAFT);
        text("$id", id(document));
        text("title", "imatool " + document.name());
        text("description", document.meaning());
        body(document.shape());
        Map<String, Shape<?>> named = SchemaVocabulary.named(document.shape());
        if (!named.isEmpty()) {
            sink.key("$defs");
            sink.beginRecord();
            for (Map.Entry<String, Shape<?>> shape : named.entrySet()) {
                sink.key(shape.getKey());
                record(shape.getValue());
            }
            sink.endRecord();
        }
        sink.endRecord();
    }

    private void record(Shape<?> shape) throws IOException {
        sink.beginRecord();
        text("description", shape.meaning());
        body(shape);
        sink.endRecord();
    }

    private void body(Shape<?> shape) throws IOException {
        List<Property> properties = SchemaVocabulary.properties(shape);
        text("type", "object");
        sink.key("properties");
        sink.beginRecord();
        for (Property property : properties) {
            sink.key(property.key());
            property(property);
        }
        sink.endRecord();
        List<Property> required = properties.stream()
                .filter(property -> property.presence().required())
                .toList();
        if (!required.isEmpty()) {
            sink.key("required");
            sink.beginList();
            for (Property property : required) {
                sink.text(property.key());
            }
            sink.endList();
        }
    }

    private void property(Property property) throws IOException {
        sink.beginRecord();
        text("description", property.meaning());
        if (property.many()) {
            text("type", "array");
            sink.key("items");
            sink.beginRecord();
            value(property.types(), false);
            sink.endRecord();
        } else {
            value(property.types(), property.presence().nullable());
        }
        sink.endRecord();
    }

    /** The keywords of a value, into an object that was begun. */
    private void value(List<Type<?>> types, boolean nullable) throws IOException {
        if (types.size() == 1) {
            single(types.get(0), nullable);
        } else {
            // variants of a record: what they have in common
            Set<String> names = new LinkedHashSet<>();
            for (Type<?> type : types) {
                names.add(
                        switch (type) {
                            case Type.Scalar<?> scalar -> scalar.json();
                            case Type.ListOf<?> list -> "array";
                            case Shape<?> shape -> "object";
                            case Type.Whole<?> whole -> "object";
                        });
            }
            if (names.size() == 1 || nullable) {
                types(names, nullable);
            } else {
                anyOf(types);
            }
        }
    }

    private void anyOf(List<Type<?>> types) throws IOException {
        sink.key("anyOf");
        sink.beginList();
        for (Type<?> type : types) {
            sink.beginRecord();
            single(type, false);
            sink.endRecord();
        }
        sink.endList();
    }

    private void single(Type<?> type, boolean nullable) throws IOException {
        switch (type) {
            case Type.Scalar<?> scalar -> scalar(scalar, nullable);
            case Type.ListOf<?> list -> {
                types(Set.of("array"), nullable);
                sink.key("items");
                sink.beginRecord();
                single(list.item(), false);
                sink.endRecord();
            }
            case Type.Whole<?> whole -> whole(whole.document());
            case Shape<?> shape -> {
                if (!shape.name().isEmpty()) {
                    text("$ref", "#/$defs/" + shape.name());
                } else {
                    body(shape);
                }
            }
        }
    }

    /** A document says itself which one it is, and has a schema of its own. */
    private void whole(Document<?> document) throws IOException {
        text("type", "object");
        sink.key("properties");
        sink.beginRecord();
        sink.key("schema");
        sink.beginRecord();
        text("description", "Name and version of its form.");
        text("const", HeaderShape.schema(document.name()));
        sink.endRecord();
        sink.endRecord();
        sink.key("required");
        sink.beginList();
        sink.text("schema");
        sink.endList();
    }

    private void scalar(Type.Scalar<?> scalar, boolean nullable) throws IOException {
        types(Set.of(scalar.json()), nullable);
        if (!scalar.choices().isEmpty()) {
            sink.key("enum");
            sink.beginList();
            for (String choice : scalar.choices()) {
                sink.text(choice);
            }
            if (nullable) {
                sink.none();
            }
            sink.endList();
        }
        if (scalar.pattern().isPresent()) {
            text("pattern", scalar.pattern().get());
        }
        if (scalar.minimum().isPresent()) {
            sink.key("minimum");
            sink.number(scalar.minimum().getAsLong());
        }
    }

    private void types(Set<String> names, boolean nullable) throws IOException {
        List<String> all = Stream.concat(names.stream(), nullable ? Stream.of("null") : Stream.empty())
                .toList();
        sink.key("type");
        if (all.size() == 1) {
            sink.text(all.get(0));
        } else {
            sink.beginList();
            for (String name : all) {
                sink.text(name);
            }
            sink.endList();
        }
    }

    private void text(String key, String value) throws IOException {
        sink.key(key);
        sink.text(value);
    }
}
