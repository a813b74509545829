package dev.imatool.parsers.cel;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.PcrBank;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.entry.TemplateProof;
import java.util.List;
import java.util.Optional;

/**
 * Chooses which of the digests of a record is the template digest of the entry. A list has one, a record one for each bank: that of
 * the bank that the list began with, unless another one is not that of the template data, which then has to show.
 */
final class RecordDigestCheck {
    /** Banks by which the list is read, the first that there is. */
    private static final List<TpmHash> PREFERENCE =
            List.of(TpmHash.SHA256, TpmHash.SHA384, TpmHash.SHA512, TpmHash.SM3_256, TpmHash.SHA1, TpmHash.SHA3_256);

    private final TemplateProof proof = new TemplateProof();
    private final ByteSlice slice = new ByteSlice();
    private int bank = -1;

    /**
     * The digest of a list's entry.
     *
     * @param digest as a list has it: zeros for a violation, for which a record has what was extended
     * @param kind in which it is that of the data, where it is
     */
    record Chosen(ByteString digest, Optional<LoggedDigestKind> kind) {}

    /** The digest of a record with at least one. */
    Chosen choose(List<LoggedDigest> digests, byte[] data, int length, boolean available) {
        LoggedDigest preferred = preferred(digests);
        if (digests.stream().allMatch(each -> violation(each.digest()))) {
            return new Chosen(ByteString.copyOf(new byte[preferred.digest().length()]), Optional.empty());
        }
        Optional<LoggedDigestKind> kind = available ? kind(preferred, data, length) : Optional.empty();
        if (available && kind.isPresent()) {
            for (LoggedDigest other : digests) {
                if (!other.equals(preferred)
                        && computable(other)
                        && kind(other, data, length).isEmpty()) {
                    return new Chosen(other.digest(), Optional.empty());
                }
            }
        }
        return new Chosen(preferred.digest(), kind);
    }

    private LoggedDigest preferred(List<LoggedDigest> digests) {
        Optional<LoggedDigest> same = of(digests, bank);
        if (same.isPresent()) {
            return same.get();
        }
        LoggedDigest first = PREFERENCE.stream()
                .flatMap(hash -> of(digests, hash.id()).stream())
                .findFirst()
                .orElse(digests.get(0));
        bank = bank < 0 ? first.algorithm().id() : bank;
        return first;
    }

    private static Optional<LoggedDigest> of(List<LoggedDigest> digests, int id) {
        return digests.stream().filter(each -> each.algorithm().id() == id).findFirst();
    }

    private static boolean computable(LoggedDigest digest) {
        return TpmHash.ofId(digest.algorithm().id()).flatMap(TpmHash::bank).isPresent();
    }

    /** In which kind a digest is that of the data: the bank's own, or SHA-1 and zeros as kernels before 5.8 extended. */
    private Optional<LoggedDigestKind> kind(LoggedDigest digest, byte[] data, int length) {
        Optional<PcrBank> own = TpmHash.ofId(digest.algorithm().id()).flatMap(TpmHash::bank);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = digest.digest().toByteArray();
        slice.set(bytes, 0, bytes.length);
        return LoggedDigestKind.ofLength(bytes.length).stream()
                .filter(kind -> kind.padded() || kind.bank() == own.get())
                .filter(kind -> proof.proves(kind, slice, data, 0, length))
                .findFirst();
    }

    /** Ones are extended for a violation; who turns lists into records may have left the zeros of the list. */
    private static boolean violation(ByteString digest) {
        if (digest.allZero()) {
            return true;
        }
        for (int i = 0; i < digest.length(); i++) {
            if (digest.at(i) != 0xff) {
                return false;
            }
        }
        return true;
    }
}
