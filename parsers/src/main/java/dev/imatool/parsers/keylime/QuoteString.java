package dev.imatool.parsers.keylime;

import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * Keylime's quote: {@code r}, then message, signature and PCR values in base64, joined by colons ({@code
 * keylime/tpm/tpm_main.py}). Its first interface compressed each part with zlib before.
 *
 * @param message the attestation
 * @param signature its signature
 * @param pcrs PCR values
 */
record QuoteString(ByteString message, ByteString signature, ByteString pcrs) {
    /** Longest text that is looked at; a quote of all PCRs has about 4,000 characters. */
    static final int LONGEST = 1 << 20;

    /** Unpacked parts are kept to what such structures can have, with room. */
    private static final int LONGEST_PART = 1 << 16;

    private static final int PARTS = 3;
    private static final int ZLIB = 0x78;
    private static final int ZLIB_CHECK = 31;

    /** The parts, where {@code text} is such a quote. */
    static Optional<QuoteString> read(String text) {
        String quote = text.strip();
        if (quote.length() > LONGEST || !quote.startsWith("r")) {
            return Optional.empty();
        }
        String[] parts = quote.substring(1).split(":", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        Optional<ByteString> message = part(parts[0]);
        Optional<ByteString> signature = part(parts[1]);
        Optional<ByteString> pcrs = part(parts[2]);
        return message.isPresent() && signature.isPresent() && pcrs.isPresent()
                ? Optional.of(new QuoteString(message.get(), signature.get(), pcrs.get()))
                : Optional.empty();
    }

    private static Optional<ByteString> part(String base64) {
        return base64(base64).map(QuoteString::inflated);
    }

    /** The bytes that base64 text stands for, line breaks allowed. */
    static Optional<ByteString> base64(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            boolean foreign = text.chars().anyMatch(c -> !isBase64(c) && !Character.isWhitespace(c));
            return foreign ? Optional.empty() : Optional.of(ByteString.copyOf(bytes));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isBase64(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
    }

    /** Neither an attestation nor a signature begins as zlib does, nor do the PCR values of fewer than 120 banks. */
    private static ByteString inflated(ByteString bytes) {
        boolean compressed =
                bytes.length() > 2 && bytes.at(0) == ZLIB && ((bytes.at(0) << 8) | bytes.at(1)) % ZLIB_CHECK == 0;
        if (!compressed) {
            return bytes;
        }
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return ByteString.copyOf(in.readNBytes(LONGEST_PART));
        } catch (IOException notZlib) {
            return bytes;
        }
    }
}
