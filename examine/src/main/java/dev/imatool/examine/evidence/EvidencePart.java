package dev.imatool.examine.evidence;

/**
 * A file of the evidence, and what became of it.
 *
 * @param kind stable name of what it is; {@code other} for what is none of the known parts
 * @param path where it lies in the evidence; to be escaped before it is shown
 * @param bytes its size; -1 where that is not known
 * @param fate what became of it
 * @param words as what it was used, what it looks like, or why it was not read; safe to print
 */
public record EvidencePart(String kind, String path, long bytes, Fate fate, String words) {
    /** What becomes of a file. */
    public enum Fate {
        /** It had a part in the answer. */
        USED,
        /** It is none of the known parts. */
        NOT_UNDERSTOOD,
        /** It was not read, or there was nothing to use it for. */
        NOT_READ
    }
}
