package dev.imatool.render.schema;

import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.schema.SchemaVocabulary.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes {@code docs/json.md}: what every field of every document means. */
public final class JsonDocumentation {
    private static final String TABLE = "| field | | meaning |\n| --- | --- | --- |\n";

    private final List<Document<?>> documents;
    private final Set<String> common;
    private final Set<String> header;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param documents in the order in which they are documented
     * @param header keys that every report has, which are described once
     */
    public JsonDocumentation(List<Document<?>> documents, List<String> header) {
        this.documents = List.copyOf(documents);
        this.header = Set.copyOf(header);
        Map<String, Integer> uses = new HashMap<>();
        for (Document<?> document : documents) {
            SchemaVocabulary.named(document.shape()).keySet().forEach(name -> uses.merge(name, 1, Integer::sum));
        }
        common = new LinkedHashSet<>();
        uses.forEach((name, count) -> {
            if (count > 1) {
                common.add(name);
            }
        });
    }

    /** The whole page; {@code introduction} stands in front. */
    public String page(String introduction) {
        text.append(introduction.strip()).append("\n\n## Every document\n\n");
        List<Property> all = SchemaVocabulary.properties(documents.get(0).shape()).stream()
                .filter(property -> header.contains(property.key()))
                .toList();
        text.append(TABLE);
        rows("", all);
        Map<String, Shape<?>> shared = new LinkedHashMap<>();
        for (Document<?> document : documents) {
            SchemaVocabulary.named(document.shape()).forEach((name, shape) -> {
                if (common.contains(name)) {
                    shared.putIfAbsent(name, shape);
                }
            });
        }
        shared.values().forEach(this::shape);
        documents.forEach(this::document);
        return text.toString();
    }

    private void document(Document<?> document) {
        text.append("\n## ")
                .append(document.name())
                .append("\n\n")
                .append(document.meaning())
                .append('\n');
        document.notes().forEach(note -> text.append('\n').append(note).append('\n'));
        List<Property> own = SchemaVocabulary.properties(document.shape()).stream()
                .filter(property ->
                        !header.contains(property.key()) || property.key().equals("verdict"))
                .toList();
        text.append('\n').append(TABLE);
        rows("", own);
        document.rows()
                .ifPresent(rows -> text.append("\n`--format ndjson` and `--format csv` write all of `")
                        .append(rows.field())
                        .append("`, one a line. Columns of CSV: ")
                        .append(String.join(", ", rows.shape().columns()))
                        .append(".\n"));
        SchemaVocabulary.named(document.shape()).forEach((name, shape) -> {
            if (!common.contains(name)) {
                shape(shape);
            }
        });
    }

    private void shape(Shape<?> shape) {
        text.append("\n### ")
                .append(title(shape))
                .append("\n\n")
                .append(shape.meaning())
                .append("\n\n");
        text.append(TABLE);
        rows("", SchemaVocabulary.properties(shape));
    }

    private void rows(String prefix, List<Property> properties) {
        for (Property property : properties) {
            row(prefix, property);
        }
    }

    private void row(String prefix, Property property) {
        String key = prefix + property.key() + (property.many() ? "[]" : "");
        List<Shape<?>> inner = new ArrayList<>();
        property.types().forEach(type -> SchemaVocabulary.shapeOf(type).ifPresent(inner::add));
        String reference = inner.stream()
                .filter(shape -> !shape.name().isEmpty())
                .findFirst()
                .map(shape -> " See [" + title(shape) + "](#" + title(shape).replace(' ', '-') + ").")
                .orElse("");
        String whole = property.types().stream()
                .flatMap(type -> whole(type).stream())
                .map(document -> " See [" + document.name() + "](#" + document.name() + ").")
                .findFirst()
                .orElse("");
        String presence = switch (property.presence()) {
            case ALWAYS -> "";
            case OPTIONAL -> "optional";
            case NULLABLE -> "or null";
            case OPTIONAL_OR_NULL -> "optional, or null";
        };
        text.append("| `")
                .append(key)
                .append("` | ")
                .append(presence)
                .append(" | ")
                .append(escaped(meaning(property) + reference + whole))
                .append(" |\n");
        Set<String> seen = new HashSet<>();
        for (Shape<?> shape : inner) {
            if (shape.name().isEmpty() && seen.add(shape.meaning())) {
                rows(key + ".", SchemaVocabulary.properties(shape));
            }
        }
    }

    /** The meaning, and the values where it does not name them all. */
    private static String meaning(Property property) {
        List<String> unnamed = property.types().stream()
                .flatMap(type -> scalar(type).stream())
                .flatMap(scalar -> scalar.choices().stream())
                .distinct()
                .filter(choice -> !property.meaning().contains(choice))
                .toList();
        if (unnamed.isEmpty()) {
            return property.meaning();
        }
        List<String> all = property.types().stream()
                .flatMap(type -> scalar(type).stream())
                .flatMap(scalar -> scalar.choices().stream())
                .distinct()
                .toList();
        return property.meaning() + " One of: " + String.join(", ", all) + ".";
    }

    private static Optional<Type.Scalar<?>> scalar(Type<?> type) {
        return type instanceof Type.Scalar<?> scalar ? Optional.of(scalar) : Optional.empty();
    }

    private static Optional<Document<?>> whole(Type<?> type) {
        return type instanceof Type.Whole<?> whole ? Optional.of(whole.document()) : Optional.empty();
    }

    private static String title(Shape<?> shape) {
        return shape.name().replace('_', ' ');
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
