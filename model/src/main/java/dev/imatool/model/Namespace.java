package dev.imatool.model;

/**
 * The namespace an entry names. Which kind of namespace it is (mount, UTS, user) differs from fork to fork and cannot be
 * told from the label.
 *
 * @param label the number or UUID as printed
 * @param source where the entry says so
 */
public record Namespace(String label, Source source) {
    /** Where an entry names its namespace. */
    public enum Source {
        /** In place of the PCR index (per-namespace lists of Container-IMA). */
        FIRST_COLUMN,
        /** In front of the path, {@code NS:/path}, or alone as the whole name (container-ima). */
        EVENT_NAME,
        /** In a template field of its own ({@code ns}, {@code nid}). */
        TEMPLATE_FIELD
    }
}
