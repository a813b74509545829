package dev.imatool.replay.verify;

import java.util.Locale;

/** What an entry of a readable list can say that no kernel logs, and what cannot be decided. */
public enum EntryProblemKind {
    /** The template data was changed after the kernel logged it, or the template digest was. */
    TEMPLATE_DIGEST_MISMATCH,
    /** Field lengths do not sum up to the template data, or give another number of fields. */
    FIELD_LAYOUT,
    /** A field has not the form its id asks for ({@code ima_template_lib.c}). */
    FIELD_MALFORMED,
    /** Other than 20 bytes of zero in a violation, which 5.19-rc kernels logged under any algorithm. */
    DIGEST_LENGTH,
    /** {@code process_buffer_measurement}: the file digest of a buffer is the hash of the {@code buf} field. */
    BUFFER_DIGEST_MISMATCH,
    /** {@code ima_eventname_ng_init}: a name ends at its only NUL. */
    NAME_TERMINATION,
    /** As many xattr names as lengths, and values as long as the lengths say. */
    XATTRS_DISAGREE,
    /** {@code ima_add_violation}: nothing is measured, so the file digest is zero as well. */
    VIOLATION_WITH_FILE_DIGEST,
    /** {@code ima_measure_kexec_event}: the kernel counts its own list, which only a boot_aggregate begins. */
    ENTRIES_MISSING,
    /**
     * The text does not carry what was hashed (an unknown template, a damaged field), so the logged template digest may belong to
     * other contents: a PCR covers that digest, not what the entry says.
     */
    ENTRY_UNPROVEN(Weight.UNPROVEN),
    /** A name that {@code crypto/hash_info.c} does not have; nothing can be said about the digest. */
    UNKNOWN_ALGORITHM(Weight.NOTE),
    /** The buffer's digest is in an algorithm that cannot be computed here. */
    BUFFER_NOT_CHECKED(Weight.NOTE);

    private enum Weight {
        CONTRADICTION,
        UNPROVEN,
        NOTE
    }

    private final Weight weight;

    EntryProblemKind() {
        this(Weight.CONTRADICTION);
    }

    EntryProblemKind(Weight weight) {
        this.weight = weight;
    }

    /** The name in reports, such as {@code template_digest_mismatch}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when it makes the list inconsistent. */
    public boolean contradiction() {
        return weight == Weight.CONTRADICTION;
    }

    /** True when it is worth a remark, and no finding of a report. */
    public boolean note() {
        return weight == Weight.NOTE;
    }
}
