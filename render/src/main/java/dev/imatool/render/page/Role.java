package dev.imatool.render.page;

/** What a piece of text means; the {@link Theme} gives each a colour. */
public enum Role {
    /** Ordinary text. */
    PLAIN,
    /** Column titles, section titles. */
    HEADING,
    /** As it should be. */
    GOOD,
    /** A finding. */
    BAD,
    /** Worth a look, not wrong. */
    ODD,
    /** Present, but not what matters here. */
    DIM
}
