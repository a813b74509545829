package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.SpecId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the event that a log begins with: {@code Spec ID Event00}, {@code 02} or {@code 03}. */
final class SpecIdReader {
    /** As many banks as a TPM can name ({@code HASH_COUNT} of the reference implementation). */
    static final int MOST_ALGORITHMS = 16;

    private static final int SIGNATURE = 16;
    private static final int FIXED = SIGNATURE + 4 + 4;
    private static final ByteString START = ByteString.ofText("Spec ID Event0");
    private static final Set<String> SIGNATURES = Set.of("Spec ID Event00", "Spec ID Event02", "Spec ID Event03");

    private SpecIdReader() {}

    /** True when event data is such a header, of whatever version. */
    static boolean resembles(ByteString data) {
        return data.startsWith(START);
    }

    /** True when it is the one that crypto-agile logs begin with, 03, or one to come. */
    static boolean agile(ByteString data) {
        return resembles(data)
                && data.length() > START.length()
                && data.at(START.length()) >= '3'
                && data.at(START.length()) <= '9';
    }

    /**
     * Takes the header apart.
     *
     * @param header what it says, as far as it goes
     * @param fault what is wrong with it, so that nothing after it can be read
     * @param oddities what the specification does not allow, though all could be read
     */
    record Result(Optional<SpecId> header, Optional<String> fault, List<String> oddities) {
        Result {
            oddities = List.copyOf(oddities);
        }

        static Result fault(String what) {
            return new Result(Optional.empty(), Optional.of(what), List.of());
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
        List<String> oddities = new ArrayList<>();
        if (agile(data)) {
            Optional<String> fault = algorithms(cursor, algorithms, oddities);
            if (fault.isPresent()) {
                return Result.fault(fault.get());
            }
        }
        ByteString vendorInfo = vendorInfo(cursor, oddities);
        SpecId header = new SpecId(signature, platformClass, major, minor, errata, uintnSize, algorithms, vendorInfo);
        fields(header, data, oddities);
        return new Result(Optional.of(header), Optional.empty(), oddities);
    }

    private static ByteString vendorInfo(ByteCursor cursor, List<String> oddities) {
        if (cursor.left() == 0) {
            oddities.add("it ends before the length of its vendor information");
            return ByteString.EMPTY;
        }
        int length = cursor.u8();
        if (length > cursor.left()) {
            oddities.add("vendor information of " + length + " bytes, of which " + cursor.left() + " are there");
        }
        ByteString vendorInfo = cursor.take(Math.min(length, cursor.left()));
        if (cursor.left() > 0) {
            oddities.add(cursor.left() + " bytes after its vendor information");
        }
        return vendorInfo;
    }

    private static void fields(SpecId header, ByteString data, List<String> oddities) {
        if (!SIGNATURES.contains(header.signature()) || data.at(SIGNATURE - 1) != 0) {
            oddities.add("its signature is none of Spec ID Event00, 02 and 03");
        }
        boolean agile = agile(data);
        if (header.versionMajor() != (agile ? 2 : 1) || (agile && header.versionMinor() != 0)) {
            oddities.add("specification " + header.versionMajor() + "." + header.versionMinor() + ", where "
                    + (agile ? "2.0" : "1.x") + " is expected");
        }
        if (header.platformClass() > 1) {
            oddities.add("platform class " + header.platformClass() + ", where 0 or 1 is expected");
        }
        if (agile && (header.uintnSize() < 1 || header.uintnSize() > 2)) {
            oddities.add("UINTN size " + header.uintnSize() + ", where 1 or 2 is expected");
        }
    }

    private static Optional<String> algorithms(
            ByteCursor cursor, List<EventAlgorithm> algorithms, List<String> oddities) {
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
            EventAlgorithm algorithm = EventAlgorithm.declared(id, length);
            if (algorithms.contains(algorithm)) {
                oddities.add("algorithm " + algorithm.name() + " twice");
            } else if (algorithms.stream().anyMatch(known -> known.id() == id)) {
                return Optional.of("algorithm " + String.format("0x%04x", id) + " twice");
            } else {
                algorithms.add(algorithm);
            }
        }
        return Optional.empty();
    }

    private static String signature(ByteString bytes) {
        int end = bytes.indexOf(0, 0);
        return bytes.slice(0, end < 0 ? bytes.length() : end).latin1();
    }
}
