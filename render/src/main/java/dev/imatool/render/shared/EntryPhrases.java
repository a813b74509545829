package dev.imatool.render.shared;

import dev.imatool.replay.verify.CopyAspect;
import dev.imatool.replay.verify.FindingKind;

/** What is wrong with an entry, and what two copies of it differ in, in words. */
public final class EntryPhrases {
    private EntryPhrases() {}

    /** One clause, without values. */
    public static String of(FindingKind kind) {
        return switch (kind) {
            case TEMPLATE_DIGEST_MISMATCH -> "the template digest is not that of the template data";
            case FIELD_LAYOUT -> "the template data does not divide into the fields of its template";
            case FIELD_MALFORMED -> "a template field does not have the form that its id requires";
            case DIGEST_LENGTH -> "the length of a digest does not fit its algorithm";
            case BUFFER_DIGEST_MISMATCH -> "the file digest is not that of the measured buffer";
            case NAME_TERMINATION -> "an event name does not have exactly one NUL, at its end";
            case XATTRS_DISAGREE -> "xattr names, lengths and values do not agree";
            case VIOLATION_WITH_FILE_DIGEST ->
                "the template digest is that of a violation, the file digest that of a measurement";
            case ENTRIES_MISSING -> "the kernel had logged more entries before this one than the list has";
            case ENTRY_UNPROVEN ->
                "nothing proves what the entry says: its template digest cannot be computed from it";
            case UNKNOWN_ALGORITHM -> "a digest names an unknown hash algorithm";
            case BUFFER_NOT_CHECKED -> "the file digest of a buffer is in an algorithm that cannot be computed here";
        };
    }

    /** The name of what differs, for sentences: {@code the template data}. */
    public static String of(CopyAspect aspect) {
        return switch (aspect) {
            case PCR -> "the PCR";
            case TEMPLATE -> "the template name";
            case VIOLATION -> "whether it is a violation";
            case TEMPLATE_DIGEST -> "the template digest";
            case TEMPLATE_DATA -> "the template data";
            case EVENT_NAME -> "the event name";
            case FILE_DIGEST -> "the file digest";
        };
    }
}
