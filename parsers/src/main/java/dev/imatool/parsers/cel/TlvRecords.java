package dev.imatool.parsers.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Cuts TLV into records: record number, PCR or NV index, digests, content (TCG CEL 1.0, section 5.1), each a type byte, a 32-bit
 * length and that many bytes, numbers big endian. A length that lies costs what stands up to the next place where number,
 * register and digests make sense.
 */
final class TlvRecords implements RecordSource {
    private static final int HEADER = 5;
    private static final int RECNUM = 0;
    private static final int PCR = 1;
    private static final int NV_INDEX = 2;
    private static final int DIGESTS = 3;
    private static final int LONGEST_NUMBER = 8;

    private final ByteWindow window;
    private final DiagnosticLog diagnostics;

    /** Number of bytes of the record that was looked at. */
    private int length;

    TlvRecords(ByteWindow window, DiagnosticLog diagnostics) {
        this.window = window;
        this.diagnostics = diagnostics;
    }

    /** True when a record may begin at {@code from}: with a number, then a register and a digest, or a remark of the log. */
    static boolean plausible(byte[] array, int from, int to) {
        int at = number(array, from, to, RECNUM, LONGEST_NUMBER);
        if (at < 0) {
            return false;
        }
        int behind = Math.max(number(array, at, to, PCR, 4), number(array, at, to, NV_INDEX, 4));
        boolean register = behind > 0;
        at = register ? behind : at;
        if (to - at < HEADER) {
            return false;
        }
        if (register && array[at] == DIGESTS && u32(array, at + 1) >= HEADER) {
            return digest(array, at + HEADER, to);
        }
        boolean none = array[at] == DIGESTS && u32(array, at + 1) == 0;
        at += none ? HEADER : 0;
        return TlvContent.remark(array, at, to);
    }

    /** Where a number of that type ends; -1 where it is none. */
    private static int number(byte[] array, int at, int to, int type, int longest) {
        if (to - at < HEADER || array[at] != type) {
            return -1;
        }
        long size = u32(array, at + 1);
        return size >= 1 && size <= longest && size <= to - at - HEADER ? at + HEADER + (int) size : -1;
    }

    private static boolean digest(byte[] array, int at, int to) {
        return to - at >= HEADER
                && TpmHash.ofId(array[at] & 0xff)
                        .filter(hash -> hash.digestLength() == u32(array, at + 1))
                        .isPresent();
    }

    @Override
    public @Nullable CelRecord next(long number) throws IOException {
        while (window.ensure(1) > 0) {
            long from = window.offset();
            try {
                CelRecord record = record(number);
                window.advance(length);
                return record;
            } catch (MalformedRecordException malformed) {
                skip(from, number, malformed);
            }
        }
        return null;
    }

    private CelRecord record(long number) throws IOException, MalformedRecordException {
        length = 0;
        OptionalLong recnum = OptionalLong.empty();
        Optional<CelRegister> register = Optional.empty();
        RecordDigests digests = new RecordDigests();
        boolean digested = false;
        while (true) {
            int size = value();
            byte[] array = window.array();
            int at = window.position() + length;
            int type = array[at] & 0xff;
            int value = at + HEADER;
            switch (type) {
                case RECNUM -> {
                    if (recnum.isPresent() || register.isPresent() || digested) {
                        throw new MalformedRecordException("it has no content");
                    }
                    recnum = OptionalLong.of(unsigned(array, value, size));
                }
                case PCR, NV_INDEX -> {
                    if (register.isPresent()) {
                        throw new MalformedRecordException("it names two registers");
                    }
                    long index = unsigned(array, value, size);
                    if (index > 0xffffffffL) {
                        throw new MalformedRecordException("it names a register that cannot be");
                    }
                    register = Optional.of(type == PCR ? CelRegister.pcr(index) : CelRegister.nvIndex(index, ""));
                }
                case DIGESTS -> {
                    if (digested) {
                        throw new MalformedRecordException("it has digests twice");
                    }
                    digests(array, value, value + size, digests);
                    digested = true;
                }
                default -> {
                    CelContent content = TlvContent.of(type, array, value, value + size);
                    length += HEADER + size;
                    return new CelRecord(
                            number, Location.bytes(window.offset(), length), recnum, register, digests.all(), content);
                }
            }
            length += HEADER + size;
        }
    }

    /** Length of the value of the TLV after those of the record that were read, all of which is there. */
    private int value() throws IOException, MalformedRecordException {
        if (window.ensure(length + (long) HEADER) < length + HEADER) {
            throw new MalformedRecordException("the input ends inside it", true);
        }
        int at = window.position() + length;
        long size = u32(window.array(), at + 1);
        if (size > CelReader.LONGEST_RECORD - length) {
            throw new MalformedRecordException("type " + (window.array()[at] & 0xff) + " declares " + size
                    + " bytes, over the limit of " + CelReader.LONGEST_RECORD);
        }
        long needed = length + HEADER + size;
        if (window.ensure(needed) < needed) {
            throw new MalformedRecordException(
                    "type " + (window.array()[window.position() + length] & 0xff) + " declares " + size
                            + " bytes, more than are left",
                    true);
        }
        return (int) size;
    }

    private static void digests(byte[] array, int from, int to, RecordDigests digests) throws MalformedRecordException {
        int at = from;
        while (at < to) {
            long size = to - at < HEADER ? Long.MAX_VALUE : u32(array, at + 1);
            if (size > to - at - HEADER) {
                throw new MalformedRecordException("a digest of it is longer than all of them");
            }
            digests.add(array[at] & 0xff, ByteString.copyOf(array, at + HEADER, (int) size));
            at += HEADER + (int) size;
        }
    }

    /** Passes over bytes up to the next record that makes sense. */
    private void skip(long from, long number, MalformedRecordException malformed) throws IOException {
        window.advance(1);
        int ahead = 1 << 10;
        while (window.ensure(ahead) > 0
                && !plausible(window.array(), window.position(), Math.min(window.limit(), window.position() + ahead))) {
            window.advance(1);
        }
        Location skipped = Location.bytes(from, window.offset() - from);
        boolean atEnd = window.ensure(1) == 0;
        diagnostics.report(
                atEnd && malformed.cut()
                        ? Diagnostic.at(DiagnosticKind.RECORD_CUT_SHORT, skipped, Long.toString(number))
                        : Diagnostic.at(
                                DiagnosticKind.RECORD_DAMAGED, skipped, Long.toString(number), malformed.why()));
    }

    static long unsigned(byte[] array, int from, int length) throws MalformedRecordException {
        if (length < 1 || length > LONGEST_NUMBER) {
            throw new MalformedRecordException("a number of it has " + length + " bytes");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (array[from + i] & 0xff);
        }
        if (value < 0) {
            throw new MalformedRecordException("a number of it is out of range");
        }
        return value;
    }

    static long u32(byte[] array, int at) {
        return (array[at] & 0xffL) << 24
                | (array[at + 1] & 0xffL) << 16
                | (array[at + 2] & 0xffL) << 8
                | (array[at + 3] & 0xffL);
    }
}
