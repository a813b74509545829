package dev.imatool.parsers.pcr.json;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import java.util.Base64;
import java.util.Optional;

/** A digest as members of JSON hold it: hex, or base64 as Go writes bytes (also without padding, also URL-safe). */
final class JsonDigest {
    /** Base64 of 64 bytes, the longest digest. */
    private static final int LONGEST = 88;

    private JsonDigest() {}

    /** The bytes that {@code text} stands for, if it is hex or the base64 of a digest. */
    static Optional<ByteString> of(String text) {
        return ofBase64(text).or(() -> HexValue.bytes(text));
    }

    /** The digest whose base64 {@code text} is; hex digits alone are hex, whatever they may be next to. */
    static Optional<ByteString> ofBase64(String text) {
        return HexValue.bytes(text).isPresent() ? Optional.empty() : decoded(text);
    }

    /**
     * The digest of that bank whose base64 {@code text} is. Zeros of SHA-384 are 64 times the letter A, which are the hex of a
     * SHA-256 value too: what has the length of the bank is meant.
     */
    static Optional<ByteString> ofBase64(String text, BankName bank) {
        int length = bank.digestLength().orElse(0);
        boolean hex = HexValue.bytes(text)
                .filter(bytes -> length == 0 || bytes.length() == length)
                .isPresent();
        Optional<ByteString> decoded = hex ? Optional.empty() : decoded(text);
        boolean ambiguous = HexValue.bytes(text).isPresent();
        return decoded.filter(bytes -> !ambiguous || bytes.length() == length);
    }

    private static Optional<ByteString> decoded(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String standard = text.replace('-', '+').replace('_', '/');
        try {
            ByteString bytes = ByteString.copyOf(Base64.getDecoder().decode(standard));
            return TpmHash.ofDigestLength(bytes.length()).isEmpty() ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
