package dev.imatool.render.words;

import dev.imatool.replay.quote.ExpectedNonce.How;
import dev.imatool.replay.quote.ExpectedNonce.Reading;

/** How a nonce was read. */
public final class NonceWords {
    private NonceWords() {}

    /** In a few words with the name of the file; not escaped. */
    public static String of(Reading reading) {
        String in = reading.file().map(file -> " in " + file).orElse("");
        String of = reading.file().map(file -> " of " + file).orElse("");
        return switch (reading.how()) {
            case How.Plainly.HEX -> "hex" + in;
            case How.Plainly.TEXT -> "text" + in;
            case How.Plainly.BASE64 -> "base64" + in;
            case How.Plainly.BYTES -> "bytes" + of;
            case How.Plainly.BYTES_WITHOUT_LINE_END -> "bytes" + of + " without its line end";
            case How.Decoded decoded -> String.join(", ", decoded.encodings()) + in;
        };
    }
}
