package dev.imatool.replay.verify;

import java.util.Locale;

/** What two copies of one entry can differ in, in the order in which it is looked at. */
public enum CopyAspect {
    /** PCR index, or that one has none. */
    PCR("the PCR differs"),
    /** Template name. */
    TEMPLATE("the template name differs"),
    /** One copy logs a violation, the other a measurement. */
    VIOLATION("one copy logs a violation, the other does not"),
    /** Template digests of the same bank; those of different banks are not compared. */
    TEMPLATE_DIGEST("the template digest differs"),
    /** A field, or data that does not divide into fields. */
    TEMPLATE_DATA("the template data differs"),
    /** Event names, where one copy lacks the template data. */
    EVENT_NAME("the event name differs"),
    /** File digests, where one copy lacks the template data. */
    FILE_DIGEST("the file digest differs");

    private final String wording;

    CopyAspect(String wording) {
        this.wording = wording;
    }

    /** The name in reports, such as {@code template_data}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One clause for people. */
    public String wording() {
        return wording;
    }
}
