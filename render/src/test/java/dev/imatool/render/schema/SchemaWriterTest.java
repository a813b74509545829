package dev.imatool.render.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.imatool.render.ReportDocuments;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that are made from declarations. */
class SchemaWriterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Shape<String> PLACE = Shape.named(
            "place",
            "Where.",
            shape -> shape.field("word", "A word.", Type.choice(List.of("here", "there")), word -> word));

    private static final Document<String> DOCUMENT = Document.of(
            "sample",
            "A sample.",
            Shape.of(
                    "A sample.",
                    shape -> shape.number("count", "How many.", Type.COUNT, word -> 1)
                            .nullable("name", "Its name.", Type.TEXT, Optional::of)
                            .optional("place", "Where it is.", PLACE, Optional::of)
                            .list("places", "All places.", PLACE, List::of)));

    static List<Document<?>> documents() {
        return ReportDocuments.ALL;
    }

    private static JsonNode schema(Document<?> document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SchemaWriter.write(document, out);
        return MAPPER.readTree(out.toByteArray());
    }

    private static Set<ValidationMessage> validate(String json) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema(DOCUMENT));
        return schema.validate(MAPPER.readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\": 0, \"name\": null, \"places\": []}",
                "{\"count\": 2, \"name\": \"x\", \"place\": {\"word\": \"here\"}, \"places\": [{\"word\": \"there\"}]}",
                "{\"count\": 0, \"name\": null, \"places\": [], \"of_a_later_version\": true}",
            })
    void goodDocumentsKeepToTheSchema(String json) throws IOException {
        assertThat(validate(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": null, \"places\": []}",
                "{\"count\": -1, \"name\": null, \"places\": []}",
                "{\"count\": 1, \"places\": []}",
                "{\"count\": 1, \"name\": null, \"places\": {}}",
                "{\"count\": 1, \"name\": null, \"places\": [{\"word\": \"nowhere\"}]}",
                "{\"count\": 1, \"name\": null, \"place\": null, \"places\": []}",
            })
    void wrongDocumentsDoNot(String json) throws IOException {
        assertThat(validate(json)).hasSize(1);
    }

    /** Nobody reads a field whose meaning is missing. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyFieldOfEveryDocumentHasAMeaning(Document<?> document) throws IOException {
        describe(document.name(), schema(document));
    }

    private static void describe(String place, JsonNode node) {
        if (node.has("properties")) {
            node.get("properties").properties().forEach(property -> {
                assertThat(property.getValue().path("description").asText())
                        .as(place + "." + property.getKey())
                        .isNotBlank();
            });
        }
        node.properties().forEach(child -> describe(place + "." + child.getKey(), child.getValue()));
    }

    @Test
    void namesOfDocumentsAreUnique() {
        assertThat(ReportDocuments.ALL).extracting(Document::name).doesNotHaveDuplicates();
    }
}
