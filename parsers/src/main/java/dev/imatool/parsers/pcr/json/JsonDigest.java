package dev.imatool.parsers.pcr.json;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmHash;
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

    /** The digest whose base64 {@code text} is; hex digits alone are hex, whatever they may be beside. */
    static Optional<ByteString> ofBase64(String text) {
        if (text.length() > LONGEST || HexValue.bytes(text).isPresent()) {
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
