package dev.imatool.parsers.cel;

import dev.imatool.model.cel.CelForm;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.json.RecordOutline;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Tells a Canonical Event Log by what its first record looks like. */
final class CelDetector {
    private static final int HEAD = 64 << 10;
    private static final int SEPARATOR = 0x1e;

    private CelDetector() {}

    static Optional<CelForm> detect(ByteWindow window) throws IOException {
        int available = Math.min(window.ensure(HEAD), HEAD);
        int at = window.position();
        byte[] array = window.array();
        if (TlvRecords.plausible(array, at, at + available)) {
            return Optional.of(CelForm.TLV);
        }
        byte[] head = Arrays.copyOfRange(array, at, at + available);
        if (!RecordOutline.begins(head)) {
            return Optional.empty();
        }
        int first = 0;
        while (first < head.length && head[first] <= ' ' && head[first] != SEPARATOR) {
            first++;
        }
        if (head[first] == SEPARATOR) {
            return Optional.of(CelForm.JSON_SEQUENCE);
        }
        return Optional.of(head[first] == '{' && isOneLine(head, first) ? CelForm.NDJSON : CelForm.JSON);
    }

    /** True when the first line is a whole record. */
    private static boolean isOneLine(byte[] head, int from) {
        int end = from;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        return RecordOutline.isWhole(Arrays.copyOfRange(head, from, end));
    }
}
