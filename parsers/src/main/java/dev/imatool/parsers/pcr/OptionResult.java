package dev.imatool.parsers.pcr;

/** What came of reading an option's argument: its value, or the sentence for a usage error. */
public sealed interface OptionResult<T> {
    /** The argument was understood. */
    record Accepted<T>(T value) implements OptionResult<T> {}

    /**
     * The argument was not understood.
     *
     * @param reason which part is wrong and what was expected, without capital or full stop, safe to print
     */
    record Rejected<T>(String reason) implements OptionResult<T> {}
}
