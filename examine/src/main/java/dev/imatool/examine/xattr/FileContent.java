package dev.imatool.examine.xattr;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.signature.FileDigestReader;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.parsers.xattr.XattrDiagnosis.FileDigest;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.util.Optional;

/**
 * What is known of the file that a value belongs to.
 *
 * @param file its name, where its content is to be hashed
 * @param digest its digest, where that was given instead
 * @param algorithm the hash to compute; absent for that of the value
 */
public record FileContent(Optional<String> file, Optional<FileDigest> digest, Optional<HashAlgorithm> algorithm) {
    /** True when nothing is known of it. */
    public boolean unknown() {
        return file.isEmpty() && digest.isEmpty();
    }

    /** The digest to compare {@code value} with: in its own algorithm where the file is at hand. */
    Optional<FileDigest> digestFor(ByteString value, InputArguments inputs) throws UnreadableInputException {
        return digest(
                algorithm
                        .or(() -> XattrDiagnosis.algorithm(value))
                        .orElse(FileDigestReader.ofLength(value.length() - 1)),
                inputs);
    }

    /** The digest given, or that of the file in the algorithm {@code wanted}. */
    Optional<FileDigest> digest(HashAlgorithm wanted, InputArguments inputs) throws UnreadableInputException {
        if (file.isEmpty()) {
            return digest;
        }
        Optional<FileHash> hash = FileHashes.of(wanted);
        if (hash.isEmpty()) {
            throw UnreadableInputException.of(file.get(), new InputProblem.DigestNotComputable(wanted));
        }
        return Optional.of(new FileDigest(wanted, FileDigestReader.digest(file.get(), hash.get(), inputs)));
    }
}
