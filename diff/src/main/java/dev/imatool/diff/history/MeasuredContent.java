package dev.imatool.diff.history;

/** What an entry says about the content it measured. */
public enum MeasuredContent {
    /** A file digest. */
    DIGEST,
    /** An all-zero file digest: the kernel had none (a violation, an unreadable file, {@code O_DIRECT}). */
    NONE,
    /** No file digest that could be read, or one that the template digest does not prove. */
    UNREADABLE
}
