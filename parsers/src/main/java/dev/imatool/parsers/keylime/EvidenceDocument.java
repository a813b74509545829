package dev.imatool.parsers.keylime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evidence in JSON: the body of {@code POST /verify/evidence} (interface 2.5), of a pushed attestation (3.0), or a durable
 * attestation record. The parts are known by the names of their members, at whatever depth; the first of a name counts.
 */
final class EvidenceDocument {
    private static final int MAX_DEPTH = 64;

    private static final List<String> KEYS = List.of("tpm_ak", "ak_tpm", "aik_tpm");
    private static final List<String> LOGS = List.of("ima_measurement_list", "entries");
    private static final List<String> NONCES = List.of("nonce", "challenge");

    private final Map<String, String> members = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private EvidenceDocument() {}

    /** The parts; empty where there is no quote in the document. */
    static Optional<KeylimeEvidence> read(ByteString json) {
        EvidenceDocument document = new EvidenceDocument();
        document.parse(json);
        return document.evidence();
    }

    private void parse(ByteString json) {
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(KeylimeReader.MAXIMUM)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(json.toByteArray())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    member(parser);
                }
            }
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            problems.add("the JSON is malformed at line " + at.getLineNr() + " column " + at.getColumnNr()
                    + "; what stands behind is not read");
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
        }
    }

    /** Keeps strings; what subject_data holds may be an object, whose members are kept as its JSON. */
    private void member(JsonParser parser) throws IOException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING && isPart(name)) {
            members.putIfAbsent(name, parser.getText());
        } else if (token == JsonToken.START_OBJECT && name.equals("subject_data")) {
            StringWriter text = new StringWriter();
            try (JsonGenerator copy = new JsonFactory().createGenerator(text)) {
                copy.copyCurrentStructure(parser);
            }
            members.putIfAbsent(name, text.toString());
        }
    }

    private static boolean isPart(String name) {
        return KEYS.contains(name)
                || LOGS.contains(name)
                || NONCES.contains(name)
                || List.of("quote", "message", "signature", "subject_data").contains(name);
    }

    private Optional<KeylimeEvidence> evidence() {
        Optional<QuoteString> quote = text(List.of("quote")).flatMap(QuoteString::read);
        Optional<ByteString> message = quote.map(QuoteString::message).or(() -> decoded("message"));
        if (message.isEmpty()) {
            return Optional.empty();
        }
        Optional<ByteString> key = text(KEYS).flatMap(text -> {
            Optional<ByteString> bytes =
                    text.contains("BEGIN") ? Optional.of(ByteString.ofText(text)) : QuoteString.base64(text);
            if (bytes.isEmpty()) {
                problems.add("the attestation key is neither base64 nor PEM");
            }
            return bytes;
        });
        return Optional.of(new KeylimeEvidence(
                message,
                quote.map(QuoteString::signature).or(() -> decoded("signature")),
                quote.map(QuoteString::pcrs).or(this::subjectData),
                key,
                text(NONCES),
                text(LOGS).map(EvidenceDocument::list),
                problems));
    }

    private Optional<ByteString> subjectData() {
        Optional<String> text = text(List.of("subject_data"));
        return text.isPresent() && text.get().startsWith("{") ? text.map(ByteString::ofText) : decoded("subject_data");
    }

    private Optional<ByteString> decoded(String name) {
        Optional<String> text = text(List.of(name));
        Optional<ByteString> bytes = text.flatMap(QuoteString::base64);
        if (text.isPresent() && bytes.isEmpty()) {
            problems.add(name + " is not base64");
        }
        return bytes;
    }

    /** A list stands there as its text; in base64 where it is binary. */
    private static ByteString list(String text) {
        boolean encoded = !text.isEmpty() && text.indexOf(' ') < 0;
        return (encoded ? QuoteString.base64(text) : Optional.<ByteString>empty())
                .orElseGet(() -> ByteString.ofText(text));
    }

    private Optional<String> text(List<String> names) {
        return names.stream().filter(members::containsKey).findFirst().map(name -> String.valueOf(members.get(name)));
    }
}
