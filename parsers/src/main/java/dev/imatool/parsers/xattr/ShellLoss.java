package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.xattr.XattrValue;
import dev.imatool.parsers.xattr.ShellRecipe.Damage;
import dev.imatool.parsers.xattr.XattrDiagnosis.FileDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a value lacks of the digest of a file because bash had it in {@code $(…)}: zero bytes, and line feeds at its end.
 *
 * @param file the digest
 * @param left its bytes that are in the value
 * @param alone true where the byte for the algorithm is missing too
 * @param damages what the shell did
 */
record ShellLoss(FileDigest file, int left, boolean alone, List<Damage> damages) {
    ShellLoss {
        damages = List.copyOf(damages);
    }

    /** The loss that makes {@code value} of the digest; absent where none does, or nothing is lost. */
    static Optional<ShellLoss> in(ByteString value, FileDigest file) {
        List<Damage> damages = new ArrayList<>();
        ByteString left =
                ByteString.copyOf(ShellRecipe.substituted(file.digest().toByteArray(), damages));
        int head = value.length() - left.length();
        if (damages.isEmpty() || head < 1 || !value.slice(head, value.length()).equals(left)) {
            return Optional.empty();
        }
        boolean alone = head == 1 && value.at(0) == XattrValue.DIGEST_NG;
        boolean whole = (head == 1 && value.at(0) == XattrValue.DIGEST)
                || (head == 2
                        && value.at(0) == XattrValue.DIGEST_NG
                        && value.at(1) == file.algorithm().kernelId());
        return alone || whole ? Optional.of(new ShellLoss(file, left.length(), alone, damages)) : Optional.empty();
    }
}
