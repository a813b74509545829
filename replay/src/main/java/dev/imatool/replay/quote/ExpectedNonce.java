package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * The nonce that a verifier gave to be quoted. What people have at hand may stand for different bytes (hex digits are text,
 * too), so there may be several readings; one of them must be in the quote.
 *
 * @param readings at least one, the likeliest first
 */
public record ExpectedNonce(List<Reading> readings) {
    /**
     * Bytes that the nonce may be.
     *
     * @param bytes the bytes
     * @param how how they were read
     * @param file the file that they are in; absent for a nonce that was typed
     */
    public record Reading(ByteString bytes, How how, Optional<String> file) {
        /** Of a nonce that was typed. */
        public Reading(ByteString bytes, How how) {
            this(bytes, how, Optional.empty());
        }
    }

    /** How a nonce was read. */
    public sealed interface How {
        /** A usual way. */
        enum Plainly implements How {
            /** As hex digits. */
            HEX,
            /** As text that is the nonce itself. */
            TEXT,
            /** As base64. */
            BASE64,
            /** As the bytes of a file. */
            BYTES,
            /** The same but for the line end after them. */
            BYTES_WITHOUT_LINE_END
        }

        /**
         * Out of a file that is encoded.
         *
         * @param encodings the outermost first, as their reader calls them
         */
        record Decoded(List<String> encodings) implements How {
            public Decoded {
                encodings = List.copyOf(encodings);
            }
        }
    }

    public ExpectedNonce {
        readings = List.copyOf(readings);
    }
}
