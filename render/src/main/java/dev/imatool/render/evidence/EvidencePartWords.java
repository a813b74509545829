package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.EvidencePart;
import dev.imatool.examine.evidence.EvidencePart.Reason;

/** As what a file of the evidence was used, what it looks like, or why it was not read. */
final class EvidencePartWords {
    private EvidencePartWords() {}

    static String of(EvidencePart part) {
        return switch (part.reason()) {
            case Reason.UsedAs used -> used.kind().words();
            case Reason.WithoutList alone -> alone.kind().words() + ", but there is no measurement list";
            case Reason.LooksLike other -> other.form();
            case Reason.NotRead left -> left.reason().words();
            case Reason.NoUse none -> of(none);
        };
    }

    private static String of(Reason.NoUse none) {
        return switch (none) {
            case EMPTY -> "the file has no bytes";
            case CHECKSUMS_OF_OTHER_FILES -> "checksums of files that are not in the evidence";
            case SIGNATURE_OF_NO_QUOTE -> "a signature that fits no quote";
            case SIGNATURE_WITHOUT_QUOTE -> "a signature, but no quote";
            case NONCE_WITHOUT_QUOTE -> "a nonce, but no quote";
            case AUDIT_OF_NO_LIST ->
                "audit records: none is about integrity, or they may belong to several lists; name a log with --audit";
            case COUNT_OF_VIOLATIONS -> "the kernel's count of violations, which is compared with nothing";
        };
    }
}
