package dev.imatool.appraise.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.util.Optional;

/** Reads keys in measured buffers; the caller has the reader. */
@FunctionalInterface
public interface MeasuredKey {
    /** The key that a buffer is, in DER or PEM, or in a certificate; empty where it is none. */
    Optional<PublicKeyInfo> of(ByteString buffer);
}
