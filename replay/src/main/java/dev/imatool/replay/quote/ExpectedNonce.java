package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import java.util.List;

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
     * @param how how they were read, for people: {@code hex}, {@code base64}
     */
    public record Reading(ByteString bytes, String how) {}

    public ExpectedNonce {
        readings = List.copyOf(readings);
    }
}
