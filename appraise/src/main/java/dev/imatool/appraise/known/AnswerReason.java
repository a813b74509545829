package dev.imatool.appraise.known;

import java.util.Locale;

/** Why an answer was given, where the answer alone leaves a question. */
public enum AnswerReason {
    /** Changed: the content is that of another version of the same package. */
    OTHER_VERSION,
    /** Changed: the file is a configuration file, which its owner may change. */
    CONFIGURATION,
    /** Changed: the content is that of a lower layer of the image, which a higher one replaces. */
    LOWER_LAYER,
    /** Changed: the content is that of a lower layer of the image, and a higher one removes the path. */
    WHITED_OUT,
    /** Changed: the content is known, as that of other files. */
    OTHER_FILE,
    /** Not comparable: the source has three or more paths of the list and fits none of their contents, so it may be of another hash. */
    NO_DIGEST_FITS,
    /** Not comparable: the list has an fs-verity digest, the source one of the whole file, or the other way round. */
    FS_VERITY,
    /** Unproven: PCR values or a quote were given, and it comes after the entries that they prove. */
    AFTER_PROVEN,
    /** Unproven: the PCR values or the quote that were given say nothing of its PCR. */
    PCR_NOT_PROVEN,
    /** Unproven: no part of the list leads to the value of its PCR, or the quote with the value proves nothing. */
    NOTHING_PROVEN,
    /** Known good: container-ima made the digest of one that is good under the path; it covers 64 bits of the file's. */
    RESOLVED,
    /** Known good: a valid signature by a key that the user vouches for. */
    SIGNATURE,
    /** Known good: by a source that names contents without files. */
    CONTENT_ALONE;

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
