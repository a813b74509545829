package dev.imatool.parsers.allowlist;

import dev.imatool.model.reference.ReferenceValue;

/** Takes what is read of an allow-list. */
@FunctionalInterface
public interface ValueSink {
    /**
     * Takes a value.
     *
     * @param line where it is, from 1
     */
    void take(long line, ReferenceValue value);
}
