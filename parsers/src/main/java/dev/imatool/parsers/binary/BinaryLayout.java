package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;

/**
 * What nothing in a binary list says outright.
 *
 * @param order of the length words
 * @param digestLength bytes of a template digest in an entry's header: 20, 32, 48 or 64
 * @param start bytes before the first entry: 24 with a kexec buffer header, else 0
 * @param entries how many entries in a row could be read this way when it was tried, up to a bound
 * @param proven how many of them their template digest proves
 */
public record BinaryLayout(ByteOrder order, int digestLength, int start, int entries, int proven) {
    /** True when the content leaves no doubt: text cannot look like this. */
    public boolean certain() {
        return proven > 0 || entries > 1;
    }
}
