package dev.imatool.parsers.pcr.json;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.tpm2tools.MarshaledReader;
import dev.imatool.parsers.pcr.tpm2tools.SerializedReader;
import java.util.Base64;
import java.util.Optional;

/**
 * The PCR values in Keylime evidence: base64 of what tpm2_quote writes. A quote is {@code r}, then
 * message, signature and PCR values, joined by colons; the push model has the values alone, as {@code subject_data}.
 */
final class KeylimeBlob {
    private KeylimeBlob() {}

    /** The bytes with PCR values in the member {@code name}, if it has any. */
    static Optional<byte[]> values(String name, String text) {
        if (!name.equals("quote")) {
            return decode(text);
        }
        int first = text.indexOf(':');
        int second = first < 0 ? -1 : text.indexOf(':', first + 1);
        return text.startsWith("r") && second > 0 ? decode(text.substring(second + 1)) : Optional.empty();
    }

    /** Hands on the values in {@code bytes}; the place is that of the text, since nobody can look into base64. */
    static void read(String place, byte[] bytes, PcrCollector out) {
        PcrInput input = new PcrInput(bytes, "", Optional.empty());
        PcrCollector inner = new PcrCollector("");
        new SerializedReader().read(input, inner);
        if (!inner.hasFindings()) {
            new MarshaledReader().read(input, inner);
        }
        PcrValues values = inner.finish(Optional.empty());
        values.diagnostics().forEach(diagnostic -> out.diagnostic(diagnostic, place));
        values.values()
                .forEach(
                        value -> out.bytes(place, BankName.of(value.bank()).orElseThrow(), value.pcr(), value.value()));
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
