package dev.imatool.examine.eventlog;

/** What the content of a record says. */
public sealed interface RecordText {
    /**
     * What can be read in it.
     *
     * @param text in the words of the log, which may hold anything, or of what reads its events; long ones are cut
     */
    record Said(String text) implements RecordText {}

    /**
     * Content of a type that is not read.
     *
     * @param bytes how long it is
     */
    record NotRead(long bytes) implements RecordText {}
}
