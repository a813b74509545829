package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.entry.LegacyTemplateData;
import dev.imatool.parsers.entry.TemplateProof;
import dev.imatool.parsers.input.ByteWindow;
import java.io.IOException;

/**
 * The bytes of one entry: PCR index, template digest, template name, template data (kernel {@code
 * ima_measurements_show}). Every length is compared with what is left before it is used. Reused for every entry; positions
 * are relative to the window's position.
 */
final class Frame {
    /** Longest template data that is read, in bytes: far above key payloads and policies (about 1 MiB). */
    static final int LONGEST_DATA = 64 << 20;

    /** Highest PCR index that a policy may name ({@code ima_policy.c}, {@code pcr=}). */
    static final int HIGHEST_PCR = 63;

    /** Longest template name ({@code MAX_TEMPLATE_NAME_LEN}). */
    static final int LONGEST_NAME = 254;

    private static final int[] LEGACY_DIGEST_LENGTHS = {20, 16};

    private final ByteWindow window;
    private final TemplateCatalog catalog;
    private final TemplateProof proof = new TemplateProof();
    private final LegacyTemplateData legacyData = new LegacyTemplateData();
    private final ByteSlice digest = new ByteSlice();

    FrameFailure failure = FrameFailure.NONE;
    /** The value that is wrong, for the diagnostic. */
    long value;
    /** Bytes left after the field that is wrong. */
    long left;
    /** The field that is wrong, or that the input ends in. */
    String field = "";

    int pcr;
    Template template = Template.unknown("");
    /** Where the entry begins; relative, like {@link #dataAt}. */
    int at;

    int dataAt;
    int dataLength;
    /** Number of bytes of the whole entry. */
    int total;

    /** True for a legacy entry whose template digest was recomputed while it was read. */
    boolean legacyProven;

    private int digestLength;
    private int nameLength;

    Frame(ByteWindow window, TemplateCatalog catalog) {
        this.window = window;
        this.catalog = catalog;
    }

    /** Reads the entry {@code from} bytes after the window's position; false, with a {@link #failure}, if there is none. */
    boolean read(int from, ByteOrder order, int headerDigestLength) throws IOException {
        at = from;
        digestLength = headerDigestLength;
        failure = FrameFailure.NONE;
        legacyProven = false;
        dataAt = 0;
        int nameAt = from + 8 + digestLength;
        int available = window.ensure(nameAt + LONGEST_NAME);
        if (available - from < 4) {
            return fail(FrameFailure.CUT_SHORT, "PCR index", 4, available - from);
        }
        long index = order.u32(window.array(), window.position() + from);
        if (index > HIGHEST_PCR) {
            return fail(FrameFailure.PCR, "PCR index", index, available - from);
        }
        pcr = (int) index;
        if (available < nameAt) {
            return fail(FrameFailure.CUT_SHORT, "entry header", 8 + digestLength, available - from);
        }
        long nameLength = order.u32(window.array(), window.position() + nameAt - 4);
        if (nameLength < 1 || nameLength > LONGEST_NAME) {
            return fail(FrameFailure.NAME_LENGTH, "template name length", nameLength, available - nameAt);
        }
        this.nameLength = (int) nameLength;
        int nameEnd = nameAt + (int) nameLength;
        if (!printable(nameAt, Math.min(nameEnd, available))) {
            return fail(FrameFailure.NAME_BYTES, "template name", 0, Math.min(nameEnd, available) - nameAt);
        }
        if (available < nameEnd) {
            return fail(FrameFailure.CUT_SHORT, "template name", nameLength, available - nameAt);
        }
        template = catalog.lookup(window.array(), window.position() + nameAt, (int) nameLength);
        return template.legacy() ? readLegacy(nameEnd, order) : readData(nameEnd, order);
    }

    /** Where the template name stands, relative. */
    int nameAt() {
        return at + 8 + digestLength;
    }

    /** Number of bytes of the template name. */
    int nameLength() {
        return nameLength;
    }

    /** True when the logged template digest comes out of the template data. */
    boolean proven() {
        if (template.legacy()) {
            return proof.proves(templateDigest(), legacyData.array(), 0, legacyData.length());
        }
        return proof.proves(templateDigest(), window.array(), window.position() + dataAt, dataLength);
    }

    /** True when the logged template digest comes out of {@code data}. */
    boolean proves(byte[] data) {
        return proof.proves(templateDigest(), data, 0, data.length);
    }

    /** The kind of template digest that {@link #proven} found last. */
    LoggedDigestKind provenKind() {
        return proof.kind();
    }

    /** True when the logged template digest is all zero. */
    boolean violation() {
        return templateDigest().allZero();
    }

    /** The logged template digest; valid until the window moves. */
    ByteSlice templateDigest() {
        return digest.set(window.array(), window.position() + at + 4, digestLength);
    }

    /** The template data of a legacy entry as it is hashed. */
    LegacyTemplateData legacyData() {
        return legacyData;
    }

    /** True when what stands {@code from} bytes after the window's position may be an entry, or the end of the input. */
    boolean plausible(int from, ByteOrder order, int headerDigestLength) throws IOException {
        digestLength = headerDigestLength;
        int available = window.ensure(from + lookedAt(digestLength));
        if (available - from < 4) {
            return true;
        }
        if (available < from + lookedAt(digestLength)) {
            return order.u32(window.array(), window.position() + from) <= HIGHEST_PCR;
        }
        return looksLikeEntry(window.array(), window.position() + from, order, digestLength);
    }

    /** How many bytes {@link #looksLikeEntry} looks at: up to the first character of the template name. */
    static int lookedAt(int digestLength) {
        return 8 + digestLength + 1;
    }

    /** True when what stands at {@code at} may be an entry: a PCR, and the length and the first character of a name. */
    static boolean looksLikeEntry(byte[] array, int at, ByteOrder order, int digestLength) {
        int nameAt = at + 8 + digestLength;
        long nameLength = order.u32(array, nameAt - 4);
        return order.u32(array, at) <= HIGHEST_PCR
                && nameLength >= 1
                && nameLength <= LONGEST_NAME
                && printable(array[nameAt]);
    }

    /**
     * Reads an entry whose template data length is wrong by the lengths of its fields; false unless the template digest
     * proves it. To be called after a {@link #read} that got as far as that length.
     *
     * @param most bytes of template data that are hashed at most
     */
    boolean readByFields(ByteOrder order, int most) throws IOException {
        if (!template.described() || template.legacy() || dataAt <= at) {
            return false;
        }
        long end = dataAt;
        for (int i = 0; i < template.fields().size(); i++) {
            if (end - dataAt > most || window.ensure(end + 4) < end + 4) {
                return false;
            }
            end += 4 + order.u32(window.array(), window.position() + (int) end);
        }
        if (end - dataAt > most || window.ensure(end) < end) {
            return false;
        }
        dataLength = (int) end - dataAt;
        total = (int) end - at;
        return proven();
    }

    private boolean readData(int lengthAt, ByteOrder order) throws IOException {
        int available = window.ensure(lengthAt + 4L);
        if (available < lengthAt + 4) {
            return fail(FrameFailure.CUT_SHORT, "template data length", 4, available - lengthAt);
        }
        long length = order.u32(window.array(), window.position() + lengthAt);
        dataAt = lengthAt + 4;
        available = window.ensure(dataAt + Math.min(length, LONGEST_DATA));
        if (length > available - dataAt) {
            boolean known = available - dataAt < LONGEST_DATA;
            FrameFailure why = known ? FrameFailure.BEYOND_INPUT : FrameFailure.OVER_LIMIT;
            return fail(why, "template data length", length, available - dataAt);
        }
        if (length > LONGEST_DATA) {
            return fail(FrameFailure.OVER_LIMIT, "template data length", length, available - dataAt);
        }
        dataLength = (int) length;
        total = dataAt + dataLength - at;
        return true;
    }

    /** No length of the data, no length of the digest: 20 bytes, or 16 of an MD5 where only these prove the entry. */
    private boolean readLegacy(int digestAt, ByteOrder order) throws IOException {
        for (int length : LEGACY_DIGEST_LENGTHS) {
            if (readLegacy(digestAt, length, order)) {
                legacyProven = proven();
                if (legacyProven || violation()) {
                    return true;
                }
            }
        }
        return readLegacy(digestAt, LEGACY_DIGEST_LENGTHS[0], order);
    }

    private boolean readLegacy(int digestAt, int length, ByteOrder order) throws IOException {
        int nameAt = digestAt + length + 4;
        int available = window.ensure(nameAt + LegacyTemplateData.LONGEST_NAME);
        if (available < nameAt) {
            return fail(FrameFailure.CUT_SHORT, "file digest and event name length", length + 4, available - digestAt);
        }
        long nameLength = order.u32(window.array(), window.position() + nameAt - 4);
        if (nameLength > LegacyTemplateData.LONGEST_NAME) {
            boolean beyond = nameLength > available - nameAt && available - nameAt < LegacyTemplateData.LONGEST_NAME;
            FrameFailure why = beyond ? FrameFailure.BEYOND_INPUT : FrameFailure.OVER_LIMIT;
            return fail(why, "event name length", nameLength, available - nameAt);
        }
        if (available < nameAt + nameLength) {
            return fail(FrameFailure.BEYOND_INPUT, "event name length", nameLength, available - nameAt);
        }
        failure = FrameFailure.NONE;
        dataAt = digestAt;
        dataLength = length + 4 + (int) nameLength;
        total = dataAt + dataLength - at;
        int base = window.position();
        legacyData.set(window.array(), base + digestAt, length, base + nameAt, (int) nameLength);
        return true;
    }

    private boolean printable(int from, int to) {
        byte[] array = window.array();
        for (int i = window.position() + from; i < window.position() + to; i++) {
            if (!printable(array[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(byte character) {
        return character > ' ' && character <= '~';
    }

    private boolean fail(FrameFailure why, String what, long wrong, long bytesLeft) {
        failure = why;
        field = what;
        value = wrong;
        left = bytesLeft;
        return false;
    }
}
