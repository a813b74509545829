package dev.imatool.examine.evidence;

import dev.imatool.parsers.archive.LeftOutReason;
import dev.imatool.parsers.evidence.PartKind;

/**
 * A file of the evidence, and what became of it.
 *
 * @param kind stable name of what it is; {@code other} for what is none of the known parts
 * @param path where it lies in the evidence; to be escaped before it is shown
 * @param bytes its size; -1 where that is not known
 * @param fate what became of it
 * @param reason as what it was used, what it looks like, or why it was not read
 */
public record EvidencePart(String kind, String path, long bytes, Fate fate, Reason reason) {
    /** What becomes of a file. */
    public enum Fate {
        /** It had a part in the answer. */
        USED,
        /** It is none of the known parts. */
        NOT_UNDERSTOOD,
        /** It was not read, or there was nothing to use it for. */
        NOT_READ
    }

    /** What a file is, and why nothing was done with it where that is so. */
    public sealed interface Reason {
        /**
         * It was used as what it is.
         *
         * @param kind what it is
         */
        record UsedAs(PartKind kind) implements Reason {}

        /**
         * There is no list that it could go with.
         *
         * @param kind what it is
         */
        record WithoutList(PartKind kind) implements Reason {}

        /**
         * It is none of the known parts.
         *
         * @param form what it looks like, in the words of the reader
         */
        record LooksLike(String form) implements Reason {}

        /**
         * It was not read.
         *
         * @param reason why not
         */
        record NotRead(LeftOutReason reason) implements Reason {}

        /** There was nothing to use it for. */
        enum NoUse implements Reason {
            /** It has no bytes. */
            EMPTY,
            /** Checksums of files that are not there. */
            CHECKSUMS_OF_OTHER_FILES,
            /** A signature that fits none of the quotes. */
            SIGNATURE_OF_NO_QUOTE,
            /** A signature, and there is no quote. */
            SIGNATURE_WITHOUT_QUOTE,
            /** A nonce, and there is no quote. */
            NONCE_WITHOUT_QUOTE,
            /** The kernel's count of violations. */
            COUNT_OF_VIOLATIONS,
            /** Audit records, none of them about integrity; or the log goes with several lists, or is one of very many. */
            AUDIT_OF_NO_LIST
        }
    }
}
