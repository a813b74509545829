package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.XattrReport;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;
import dev.imatool.parsers.xattr.ShellRecipe;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Optional;

/** The document of {@code xattr}. */
public final class XattrJson {
    private XattrJson() {}

    /** Writes the whole document. */
    public static void write(XattrReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            json.writeArrayFieldStart("values");
            for (XattrReport.Value value : report.values()) {
                write(json, value);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(JsonGenerator json, XattrReport.Value value) throws IOException {
        ByteString bytes = value.diagnosis().bytes();
        json.writeStartObject();
        if (value.line() > 0) {
            json.writeNumberField("line", value.line());
        }
        if (value.file().isPresent()) {
            Fields.text(json, "file", value.file().get());
        }
        Fields.optional(json, "attribute", value.attribute());
        Fields.hex(json, "hex", bytes);
        json.writeStringField("base64", Base64.getEncoder().encodeToString(bytes.toByteArray()));
        json.writeStringField("type", value.diagnosis().value().typeName());
        parts(json, value.diagnosis().value());
        json.writeStringField("match", Fields.lowerCase(value.diagnosis().match()));
        if (value.recipe().isPresent()) {
            write(json, value.recipe().get());
        }
        json.writeEndObject();
    }

    private static void parts(JsonGenerator json, XattrValue value) throws IOException {
        switch (value) {
            case XattrValue.LegacyDigest legacy -> {
                algorithm(json, Optional.of(legacy.algorithm()));
                Fields.hex(json, "digest", legacy.digest());
            }
            case XattrValue.Digest digest -> {
                json.writeNumberField("algorithm_id", digest.algorithmId());
                algorithm(json, digest.algorithm());
                Fields.hex(json, "digest", digest.digest());
            }
            case XattrValue.Hmac hmac -> Fields.hex(json, "digest", hmac.digest());
            case XattrValue.Signature signature -> {
                json.writeNumberField("version", signature.version());
                json.writeNumberField("algorithm_id", signature.algorithmId());
                algorithm(json, signature.algorithm());
                Fields.hex(json, "key_id", signature.keyId());
                json.writeNumberField("declared_size", signature.declaredSize());
                json.writeNumberField("signature_size", signature.signature().length());
            }
            case XattrValue.SignatureV1 signature -> {
                json.writeNumberField("version", 1);
                algorithm(json, signature.algorithm());
                Fields.hex(json, "key_id", signature.keyId());
                json.writeNumberField("declared_size", (signature.bits() + 7) / 8);
                json.writeNumberField("signature_size", signature.signature().length());
            }
            case XattrValue.Malformed malformed -> {}
        }
    }

    private static void algorithm(JsonGenerator json, Optional<HashAlgorithm> algorithm) throws IOException {
        Fields.optional(json, "algorithm", algorithm.map(HashAlgorithm::kernelName));
    }

    private static void write(JsonGenerator json, ShellRecipe recipe) throws IOException {
        json.writeObjectFieldStart("recipe");
        Fields.hex(json, "hex", recipe.value());
        json.writeArrayFieldStart("damages");
        for (ShellRecipe.Damage damage : recipe.damages()) {
            json.writeString(Fields.lowerCase(damage));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
