package dev.imatool.render.page;

/** How many digits of a digest a text shows. */
public enum DigestLength {
    /** All of them: for a file, and for whoever copies them. */
    WHOLE,
    /** As many as tell the digests of one text apart, so that a line fits on a screen. */
    SHORT
}
