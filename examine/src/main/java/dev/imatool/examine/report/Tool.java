package dev.imatool.examine.report;

/** Which program made a report. */
public final class Tool {
    /** Name of the program. */
    public static final String NAME = "imatool";

    /** Its version, the one in the build files. */
    public static final String VERSION = "0.1.0";

    private Tool() {}
}
