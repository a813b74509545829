package dev.imatool.model;

/** The two forms in which the kernel offers a measurement list. */
public enum ListFormat {
    BINARY,
    ASCII
}
