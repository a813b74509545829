package dev.imatool.parsers.pcr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file of a real machine, and what its TPM said, which was written down without imatool. */
final class Sample {
    static final List<String> SNAPSHOTS = List.of("pcrs-6.12", "bank-sha256-only-6.12", "violations-6.12");

    private Sample() {}

    static byte[] bytes(String path) {
        try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream("/pcr/" + path), path)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.ISO_8859_1);
    }

    /** {@code sha256:10} to lower-case hex, all PCRs of all banks, in the order of the TPM. */
    static Map<String, String> truth(String snapshot) {
        Map<String, String> truth = new LinkedHashMap<>();
        try (JsonParser json = JsonFactory.builder().build().createParser(bytes(snapshot + "/truth.json"))) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                if (member.equals("pcrs")) {
                    banks(json, truth);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return truth;
    }

    /** The part of {@link #truth} with these PCRs. */
    static Map<String, String> truth(String snapshot, List<Integer> pcrs) {
        Map<String, String> some = truth(snapshot);
        some.keySet().removeIf(key -> !pcrs.contains(Integer.valueOf(key.substring(key.indexOf(':') + 1))));
        return some;
    }

    /** Values in the form of {@link #truth}; a repeated bank and PCR shows as a list. */
    static Map<String, String> asMap(List<ExpectedPcr> values) {
        Map<String, String> map = new LinkedHashMap<>();
        for (ExpectedPcr value : values) {
            map.merge(value.bank() + ":" + value.pcr(), value.value().hex(), (one, two) -> one + "," + two);
        }
        return map;
    }

    static PcrValues parse(String content) {
        return PcrFile.parse(content.getBytes(StandardCharsets.UTF_8), "values.txt", Optional.empty());
    }

    /** The messages with their severity and place, one string each. */
    static List<String> told(PcrValues values) {
        List<String> told = new ArrayList<>();
        for (Diagnostic diagnostic : values.diagnostics()) {
            told.add(
                    diagnostic.severity() + " " + diagnostic.place().words().orElse("-") + ": " + diagnostic.message());
        }
        return told;
    }

    static PcrSelection selection(String text) {
        return switch (PcrSelection.parse(text)) {
            case OptionResult.Accepted<PcrSelection>(PcrSelection selection) -> selection;
            case OptionResult.Rejected<PcrSelection>(String reason) -> throw new AssertionError(reason);
        };
    }

    private static void banks(JsonParser json, Map<String, String> truth) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String bank = json.currentName();
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String pcr = json.currentName();
                truth.put(bank + ":" + pcr, json.nextTextValue());
            }
        }
    }
}
