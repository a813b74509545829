package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;
import dev.imatool.parsers.xattr.XattrDiagnosis.FileDigest;
import dev.imatool.parsers.xattr.XattrDiagnosis.Match;
import java.util.Arrays;
import java.util.Optional;

/**
 * A digest right behind type 0x04, where the byte for its algorithm is missing.
 *
 * @param digest all bytes behind the type
 * @param shortened the algorithm that the first of them names, where the value would be right with one byte more at its end
 *     and the file digest does not decide; else empty
 */
public record BareDigest(ByteString digest, Optional<HashAlgorithm> shortened) {
    /** MD5 is left out: 16 bytes of anything are too little to go by. */
    private static final int SHORTEST = 20;

    /** The one in {@code bytes}: the file digest itself, what a shell left of it, or else bytes of the length of a digest. */
    static Optional<BareDigest> in(
            ByteString bytes, XattrValue.Digest value, Optional<FileDigest> file, Optional<ShellLoss> lost) {
        ByteString behind = bytes.slice(1, bytes.length());
        if (value.wellFormed()) {
            return Optional.empty();
        }
        if (lost.isPresent()) {
            return lost.filter(ShellLoss::alone).map(alone -> new BareDigest(behind, Optional.empty()));
        }
        if (file.filter(known -> known.digest().equals(behind)).isPresent()) {
            return Optional.of(new BareDigest(behind, Optional.empty()));
        }
        boolean length = behind.length() >= SHORTEST
                && Arrays.stream(HashAlgorithm.values())
                        .anyMatch(algorithm -> algorithm.digestLength() == behind.length());
        Optional<HashAlgorithm> shortened = value.algorithm()
                .filter(algorithm -> algorithm.digestLength() == value.digest().length() + 1);
        boolean isShortened = file.filter(known -> shortened.equals(Optional.of(known.algorithm()))
                        && known.digest().startsWith(value.digest()))
                .isPresent();
        return length && !isShortened ? Optional.of(new BareDigest(behind, shortened)) : Optional.empty();
    }

    /** How it stands to the digest of a file; one of another length is of another algorithm. */
    Match match(FileDigest file) {
        if (digest.equals(file.digest())) {
            return Match.MATCHES;
        }
        return digest.length() == file.digest().length() ? Match.DIFFERS : Match.NOT_COMPARABLE;
    }
}
