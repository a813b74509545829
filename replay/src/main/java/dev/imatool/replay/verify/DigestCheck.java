package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import dev.imatool.replay.verify.EntryProblem.Evidence;
import dev.imatool.replay.verify.EntryValue.Countable;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks one file digest: its form, its length, and that a violation has none. */
final class DigestCheck {
    private static final int SHA1_LENGTH = HashAlgorithm.SHA1.digestLength();

    private final EntryProblems problems;
    private final DigestField digest = new DigestField();

    DigestCheck(EntryProblems problems) {
        this.problems = problems;
    }

    /** Checks the digest field at {@code index}. */
    void check(EntryView entry, int index) {
        FieldId id = entry.template().fields().get(index);
        ByteSlice field = entry.field(index);
        boolean appendedSignature = id.equals(FieldId.D_MODSIG);
        if (appendedSignature && field.length() == 0) {
            return;
        }
        if (entry.violation() && entry.template().legacy()) {
            if (!field.allZero()) {
                measured(entry, () -> Evidence.of(new EntryValue.Digest(field.toByteString()), zeros(field.length())));
            }
            return;
        }
        if (!digest.read(field, id.encoding())) {
            malformed(entry, id.encoding(), field.length());
            return;
        }
        checkLength(entry);
        if (entry.violation() && !appendedSignature && !digest.allZero()) {
            measured(
                    entry,
                    () -> Evidence.of(digest.value(), zeros(digest.length())).in(digest.algorithmName()));
        }
    }

    private void measured(EntryView violation, Supplier<Evidence> evidence) {
        problems.add(EntryProblemKind.VIOLATION_WITH_FILE_DIGEST, violation, evidence);
    }

    private void malformed(EntryView entry, FieldEncoding encoding, int length) {
        if (encoding == FieldEncoding.DIGEST) {
            problems.add(
                    EntryProblemKind.DIGEST_LENGTH,
                    entry,
                    () -> Evidence.of(bytes(length), EntryValue.Form.BARE_DIGEST));
        } else {
            problems.add(
                    EntryProblemKind.FIELD_MALFORMED,
                    entry,
                    () -> Evidence.of(bytes(length), EntryValue.Form.DIGEST_WITH_ALGORITHM));
        }
    }

    private void checkLength(EntryView entry) {
        Optional<HashAlgorithm> algorithm = digest.algorithm();
        if (algorithm.isEmpty()) {
            problems.add(
                    EntryProblemKind.UNKNOWN_ALGORITHM,
                    entry,
                    () -> Evidence.of(bytes(digest.length())).in(digest.algorithmName()));
            return;
        }
        int due = algorithm.get().digestLength();
        if (digest.length() != due && !shortViolation(entry)) {
            problems.add(
                    EntryProblemKind.DIGEST_LENGTH,
                    entry,
                    () -> Evidence.of(bytes(digest.length()), bytes(due)).in(digest.algorithmName()));
        }
    }

    /** 5.19-rc kernels log 20 bytes of zero for a violation, whatever algorithm they name. */
    private boolean shortViolation(EntryView entry) {
        return entry.violation() && digest.length() == SHA1_LENGTH && digest.allZero();
    }

    /** Checks what an ascii entry says whose template data cannot be rebuilt. */
    void checkDecoded(EntryView entry) {
        for (TemplateField field : entry.toEntry().fields()) {
            if (field instanceof TemplateField.FileDigest logged
                    && !logged.digest().isEmpty()) {
                checkDecoded(entry, logged);
            } else if (field instanceof TemplateField.DamagedDigest damaged) {
                checkDamaged(entry, damaged);
            }
        }
    }

    /** An odd number of hex digits cannot be a digest, whatever is wrong with the rest of the entry. */
    private void checkDamaged(EntryView entry, TemplateField.DamagedDigest damaged) {
        String digits = damaged.text().latin1();
        boolean hex = digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        Optional<HashAlgorithm> algorithm = HashAlgorithm.ofName(damaged.algorithmName());
        if (!hex || algorithm.isEmpty()) {
            problems.add(
                    EntryProblemKind.FIELD_MALFORMED,
                    entry,
                    () -> Evidence.of(
                            new EntryValue.Amount(digits.length(), Countable.BYTES_OF_TEXT),
                            EntryValue.Form.HEX_DIGEST));
            return;
        }
        problems.add(
                EntryProblemKind.DIGEST_LENGTH,
                entry,
                () -> Evidence.of(
                                new EntryValue.HexDigits(digits),
                                new EntryValue.Amount(2L * algorithm.get().digestLength(), Countable.HEX_DIGITS))
                        .in(algorithm.get().kernelName()));
    }

    private void checkDecoded(EntryView entry, TemplateField.FileDigest logged) {
        int length = logged.digest().length();
        boolean shortViolation = entry.violation() && length == SHA1_LENGTH;
        logged.algorithm()
                .filter(algorithm -> algorithm.digestLength() != length && !shortViolation)
                .ifPresent(algorithm -> problems.add(
                        EntryProblemKind.DIGEST_LENGTH,
                        entry,
                        () -> Evidence.of(bytes(length), bytes(algorithm.digestLength()))
                                .in(algorithm.kernelName())));
    }

    private static EntryValue bytes(int length) {
        return new EntryValue.Amount(length, Countable.BYTES);
    }

    private static EntryValue zeros(int length) {
        return new EntryValue.Digest(ByteString.copyOf(new byte[length]));
    }
}
