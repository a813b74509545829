package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.appraise.signature.reason.HeaderReason;
import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;
import java.util.Optional;

/** What headers of version 2 and 3 say is signed when a digest is at hand. */
final class SignedStructure {
    private static final int VERSION_3 = 3;
    private static final int HEAD = 2;

    private SignedStructure() {}

    /**
     * Version 2 signs the digest itself, version 3 a structure of type, algorithm and digest: its digest, or with ML-DSA the
     * structure (kernel {@code struct ima_file_id}, {@code calc_file_id_hash}).
     *
     * @return none where nobody implements the algorithm
     */
    static Optional<SignedValue> of(
            XattrValue.Signature header,
            HashAlgorithm algorithm,
            ByteString digest,
            Optional<SignatureReason> reading,
            HashFunctions hashes) {
        if (header.version() < VERSION_3) {
            return Optional.of(SignedValue.ofDigest(algorithm, digest, reading));
        }
        byte[] structure = new byte[HEAD + digest.length()];
        structure[0] = (byte) header.type();
        structure[1] = (byte) algorithm.kernelId();
        digest.copyTo(structure, HEAD);
        ByteString message = ByteString.copyOf(structure);
        return hashes.digest(algorithm, message)
                .map(hashed -> SignedValue.ofMessage(algorithm, hashed, message, reading));
    }

    /** Why no kernel takes a signature with that header; none where it does. */
    static Optional<HeaderReason> flaw(XattrValue.Signature header) {
        if (!header.sizeFits()) {
            return Optional.of(new HeaderReason.OtherSize(
                    header.declaredSize(), header.signature().length()));
        }
        if (header.signature().isEmpty()) {
            return Optional.of(HeaderReason.Plain.HEADER_ALONE);
        }
        if (header.algorithm().isEmpty()) {
            return Optional.of(new HeaderReason.HashUnsupported(header.algorithmId()));
        }
        if (header.type() == XattrValue.VERITY_SIGNATURE && header.version() != VERSION_3) {
            return Optional.of(new HeaderReason.VerityVersion(header.version()));
        }
        return Optional.empty();
    }
}
