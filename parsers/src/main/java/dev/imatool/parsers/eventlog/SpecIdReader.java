package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.SpecId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the event that a log begins with: {@code Spec ID Event00}, {@code 02} or {@code 03}. */
final class SpecIdReader {
    /** As many banks as a TPM can name ({@code HASH_COUNT} of the reference implementation). */
    static final int MOST_ALGORITHMS = 16;

    private static final int SIGNATURE = 16;
    private static final int FIXED = SIGNATURE + 4 + 4;
    private static final ByteString START = ByteString.ofText("Spec ID Event0");
    private static final ByteString AGILE = ByteString.ofText("Spec ID Event03");

    private SpecIdReader() {}

    /** True when event data is such a header, of whatever version. */
    static boolean resembles(ByteString data) {
        return data.startsWith(START);
    }

    /** True when it is the one that crypto-agile logs begin with. */
    static boolean agile(ByteString data) {
        return data.startsWith(AGILE);
    }

    /**
     * Takes the header apart.
     *
     * @param header what it says, as far as it goes
     * @param fault what is wrong with it
     */
    record Result(Optional<SpecId> header, Optional<String> fault) {
        static Result fault(String what) {
            return new Result(Optional.empty(), Optional.of(what));
        }
    }

    static Result read(ByteString data) {
        if (data.length() < FIXED) {
            return Result.fault(data.length() + " bytes, it takes at least " + FIXED);
        }
        ByteCursor cursor = new ByteCursor(data);
        String signature = signature(cursor.take(SIGNATURE));
        long platformClass = cursor.u32();
        int minor = cursor.u8();
        int major = cursor.u8();
        int errata = cursor.u8();
        int uintnSize = cursor.u8();
        List<EventAlgorithm> algorithms = new ArrayList<>();
        Optional<String> fault = agile(data) ? algorithms(cursor, algorithms) : Optional.empty();
        if (fault.isPresent()) {
            return new Result(Optional.empty(), fault);
        }
        ByteString vendorInfo = ByteString.EMPTY;
        if (cursor.left() > 0) {
            int length = cursor.u8();
            vendorInfo = cursor.take(Math.min(length, cursor.left()));
        }
        return new Result(
                Optional.of(
                        new SpecId(signature, platformClass, major, minor, errata, uintnSize, algorithms, vendorInfo)),
                Optional.empty());
    }

    private static Optional<String> algorithms(ByteCursor cursor, List<EventAlgorithm> algorithms) {
        if (cursor.left() < 4) {
            return Optional.of("it ends before the number of its algorithms");
        }
        long count = cursor.u32();
        if (count == 0 || count > MOST_ALGORITHMS) {
            return Optional.of(count + " algorithms, it can have 1 to " + MOST_ALGORITHMS);
        }
        for (long i = 0; i < count; i++) {
            if (cursor.left() < 4) {
                return Optional.of("it ends inside its list of " + count + " algorithms");
            }
            int id = cursor.u16();
            int length = cursor.u16();
            if (length == 0) {
                return Optional.of("digests of no bytes for algorithm " + String.format("0x%04x", id));
            }
            if (algorithms.stream().anyMatch(known -> known.id() == id)) {
                return Optional.of("algorithm " + String.format("0x%04x", id) + " twice");
            }
            algorithms.add(EventAlgorithm.declared(id, length));
        }
        return Optional.empty();
    }

    private static String signature(ByteString bytes) {
        int end = bytes.indexOf(0, 0);
        return bytes.slice(0, end < 0 ? bytes.length() : end).latin1();
    }
}
