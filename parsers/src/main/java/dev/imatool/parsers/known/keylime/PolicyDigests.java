package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.PolicySection;

/** Takes the digests of a policy in the order of the document, as they are written. */
public interface PolicyDigests {
    /** A section begins; what came of it before no longer counts, because Keylime uses the last of two equal keys. */
    void section(PolicySection section);

    /** A name begins; what came under the same name of this section before no longer counts. */
    void name(PolicySection section, ByteString name);

    /**
     * A digest.
     *
     * @param name of the file, keyring or buffer, as the policy writes it
     * @param digest what stands there
     */
    void digest(PolicySection section, ByteString name, DigestText digest);
}
