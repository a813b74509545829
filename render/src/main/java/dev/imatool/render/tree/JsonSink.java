package dev.imatool.render.tree;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes a tree as JSON: one indented document, or one object a line. The stream beneath stays open. */
public final class JsonSink implements TreeSink, Closeable {
    // a document that is cut off by an error must not look complete: no brackets are added on close
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** Writes a character that is not ASCII by its number: a lone surrogate, too, which has no bytes in UTF-8. */
    private static final JsonFactory ASCII =
            FACTORY.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator json;

    private JsonSink(JsonGenerator json) {
        this.json = json;
    }

    /** A document, indented by two blanks, with {@code \n} at the end of each line. */
    public static JsonSink document(OutputStream out) throws IOException {
        return document(out, FACTORY);
    }

    /** The same in ASCII, as Python writes it; strings may have lone surrogates. */
    public static JsonSink asciiDocument(OutputStream out) throws IOException {
        return document(out, ASCII);
    }

    private static JsonSink document(OutputStream out, JsonFactory factory) throws IOException {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(printer);
        return new JsonSink(json);
    }

    /** Objects without blanks; {@link #endLine} ends each. */
    public static JsonSink lines(OutputStream out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        return new JsonSink(json);
    }

    /** Ends a line. */
    public void endLine() throws IOException {
        json.writeRaw('\n');
    }

    /** The generator beneath, for what is written by hand because it is hot. */
    public JsonGenerator generator() {
        return json;
    }

    @Override
    public void beginRecord() throws IOException {
        json.writeStartObject();
    }

    @Override
    public void endRecord() throws IOException {
        json.writeEndObject();
    }

    @Override
    public void beginList() throws IOException {
        json.writeStartArray();
    }

    @Override
    public void endList() throws IOException {
        json.writeEndArray();
    }

    @Override
    public void key(String key) throws IOException {
        json.writeFieldName(key);
    }

    @Override
    public void text(String value) throws IOException {
        json.writeString(value);
    }

    @Override
    public void number(long value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void number(BigInteger value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void number(BigDecimal value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void flag(boolean value) throws IOException {
        json.writeBoolean(value);
    }

    @Override
    public void none() throws IOException {
        json.writeNull();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
