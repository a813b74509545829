package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;
import java.util.Optional;

/**
 * The header of the buffer in which a kernel hands its list over kexec ({@code struct ima_kexec_hdr}): version 1 as 16 bits,
 * 16 and 32 reserved bits, total size including the header and number of entries as 64 bits each. No digest covers it: both numbers are claims.
 *
 * @param size bytes of header and entries, unsigned
 * @param entries how many entries follow, unsigned
 */
record KexecHeader(long size, long entries) {
    /** Bytes of the header. */
    static final int LENGTH = 24;

    /** The header at the window's position, if what is there is one in {@code order}. */
    static Optional<KexecHeader> at(ByteWindow window, ByteOrder order) throws IOException {
        if (window.ensure(LENGTH) < LENGTH) {
            return Optional.empty();
        }
        byte[] array = window.array();
        int at = window.position();
        ByteString head = ByteString.copyOf(array, at, LENGTH);
        boolean version = order.unsigned(head.slice(0, 2)) == 1 && order.unsigned(head.slice(2, 8)) == 0;
        KexecHeader header = new KexecHeader(order.unsigned(head.slice(8, 16)), order.unsigned(head.slice(16, 24)));
        // a violation of PCR 1 begins with the same bytes, but for these
        boolean counts = header.size != 0 || header.entries != 0;
        return version && counts ? Optional.of(header) : Optional.empty();
    }
}
