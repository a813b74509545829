package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.OutputStream;

/** The two layouts of JSON that imatool writes, both in UTF-8 and with {@code \n}. */
final class JsonDocument {
    /** A document that breaks off stays open: nobody shall take it for a whole one. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private static final JsonFactory LINES = new JsonFactoryBuilder()
            .rootValueSeparator("") // who writes a line ends it as well
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private JsonDocument() {}

    /** One document, indented by two blanks. */
    static JsonGenerator pretty(OutputStream out) throws IOException {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        JsonGenerator json = FACTORY.createGenerator(out);
        json.setPrettyPrinter(printer);
        return json;
    }

    /** Objects, one a line. */
    static JsonGenerator lines(OutputStream out) throws IOException {
        return LINES.createGenerator(out);
    }
}
