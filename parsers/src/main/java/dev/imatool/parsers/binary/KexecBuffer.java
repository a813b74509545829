package dev.imatool.parsers.binary;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.DiagnosticLog;

/**
 * What the header of a kexec buffer promises, compared with what is there. No digest covers the header, so neither its size
 * nor its count decides how far entries are read: the size ends the list only where the count has no more entries to come.
 */
final class KexecBuffer {
    private final KexecHeader header;
    private final long start;
    private final long end;
    private boolean damaged;

    /** A buffer whose header stands at {@code start}. */
    KexecBuffer(KexecHeader header, long start) {
        this.header = header;
        this.start = start;
        long size = header.size();
        this.end = size < 0 || size > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + size;
    }

    /** Offset after the last byte that the size covers. */
    long end() {
        return end;
    }

    /** True when the count promises more entries than {@code entries}. */
    boolean promisesMoreThan(long entries) {
        return Long.compareUnsigned(header.entries(), entries) > 0;
    }

    /** Bytes could not be read as entries, so nothing can be said about the size. */
    void damaged() {
        damaged = true;
    }

    /** Reports where the header and the {@code entries} that end at {@code entriesEnd} disagree. */
    void compare(long entries, long entriesEnd, DiagnosticLog diagnostics) {
        String count = Long.toUnsignedString(header.entries()) + (header.entries() == 1 ? " entry" : " entries");
        boolean more = promisesMoreThan(entries);
        boolean sizeFits = entriesEnd == end;
        if (more && sizeFits && !damaged) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticKind.KEXEC_HEADER_WRONG,
                    count + " in " + header.size() + " bytes",
                    "there are " + entries + " in them"));
        } else if (more) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.KEXEC_HEADER_MISMATCH, count, Long.toString(entries)));
        } else if (header.entries() != entries) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.KEXEC_HEADER_WRONG, count, "there are " + entries));
        }
        if (!damaged && (entriesEnd > end || (entriesEnd < end && !more))) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticKind.KEXEC_HEADER_WRONG,
                    Long.toUnsignedString(header.size()) + " bytes",
                    "header and entries take " + (entriesEnd - start)));
        }
    }
}
