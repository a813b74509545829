package dev.imatool.replay.verify;

import java.util.Locale;

/** What two copies of one entry can differ in, in the order in which it is looked at. */
public enum CopyAspect {
    /** PCR index, or that one has none. */
    PCR,
    /** Template name. */
    TEMPLATE,
    /** One copy logs a violation, the other a measurement. */
    VIOLATION,
    /** Template digests of the same bank; those of different banks are not compared. */
    TEMPLATE_DIGEST,
    /** A field, or data that does not divide into fields. */
    TEMPLATE_DATA,
    /** Event names, where one copy lacks the template data. */
    EVENT_NAME,
    /** File digests, where one copy lacks the template data. */
    FILE_DIGEST;

    /** The name in reports, such as {@code template_data}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
