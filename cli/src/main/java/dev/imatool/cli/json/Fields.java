package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Fields that several documents write in the same way. */
final class Fields {
    private Fields() {}

    /** A constant as it is named in documents. */
    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Nothing where there is no value. */
    static void optional(JsonGenerator json, String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }

    /** {@code null} where there is no value. */
    static void nullable(JsonGenerator json, String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        } else {
            json.writeNullField(key);
        }
    }

    /** Text from an input, escaped. */
    static void text(JsonGenerator json, String key, String value) throws IOException {
        json.writeStringField(key, Printable.ofText(value));
    }

    static void hex(JsonGenerator json, String key, ByteString bytes) throws IOException {
        json.writeStringField(key, bytes.hex());
    }

    /** A name: escaped, and whole beside it under {@code key_hex} where more than backslashes had to be escaped. */
    static void name(JsonGenerator json, String key, ByteString name) throws IOException {
        Printable printable = Printable.of(name);
        json.writeStringField(key, printable.text());
        if (printable.escaped()) {
            hex(json, key + "_hex", name);
        }
    }

    /** A digest and the name of its algorithm. */
    static void digest(JsonGenerator json, String key, String algorithm, ByteString digest) throws IOException {
        json.writeObjectFieldStart(key);
        text(json, "algorithm", algorithm);
        hex(json, "hex", digest);
        json.writeEndObject();
    }

    static void location(JsonGenerator json, Location location) throws IOException {
        location(json, "location", location);
    }

    static void location(JsonGenerator json, String key, Location location) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeNumberField("offset", location.offset());
        json.writeNumberField("length", location.length());
        lines(json, location);
        json.writeEndObject();
    }

    /** The lines of a location, if it is one in a text. */
    static void lines(JsonGenerator json, Location location) throws IOException {
        if (location.lines().isPresent()) {
            json.writeNumberField("line", location.lines().get().first());
            json.writeNumberField("last_line", location.lines().get().last());
        }
    }

    static void templateDigests(JsonGenerator json, TemplateDigestCounts counts) throws IOException {
        json.writeObjectFieldStart("template_digests");
        json.writeNumberField("checked", counts.checked());
        json.writeNumberField("matching", counts.matching());
        json.writeNumberField("mismatching", counts.mismatching());
        json.writeNumberField("violations", counts.violations());
        json.writeNumberField("not_computable", counts.notComputable());
        json.writeEndObject();
    }
}
