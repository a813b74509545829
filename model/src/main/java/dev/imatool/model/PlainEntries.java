package dev.imatool.model;

import java.util.Arrays;

/**
 * The plain entries of an {@link EntryBatch} as columns: where the bytes of each stand, for loops over many that want no
 * object for one. Nearly every entry of a long binary list is plain:
 *
 * <ul>
 *   <li>it stands in a binary list that is the whole input, behind the first entry;
 *   <li>its template is described, not legacy, and the template data divides into exactly its fields;
 *   <li>it is no violation, and nothing about it has been proven while it was read;
 *   <li>its one event name begins with a slash: it is no boot_aggregate, and the name tells no namespace.
 * </ul>
 *
 * <p>What is not plain has no values here. Filled by a reader; not to be changed by anybody else.
 */
public final class PlainEntries {
    /** None, however many entries a batch has. */
    public static final PlainEntries NONE = new PlainEntries(0);

    private static final int INITIAL_BYTES = 1 << 16;
    private static final byte NOT_PLAIN = -1;

    private final byte[] pcrs;
    private final int[] starts;
    private final int[] dataStarts;
    private final int[] ends;
    private final long[] offsets;
    private final Template[] templates;
    private byte[] bytes = new byte[0];
    private int used;
    private long first;
    private int digestLength;
    private ByteOrder order = ByteOrder.LITTLE;

    /** Room for {@code most} entries. */
    public PlainEntries(int most) {
        pcrs = new byte[most];
        Arrays.fill(pcrs, NOT_PLAIN);
        starts = new int[most];
        dataStarts = new int[most];
        ends = new int[most];
        offsets = new long[most];
        templates = new Template[most];
    }

    /**
     * Forgets all entries.
     *
     * @param number of the next batch's first entry in the input, from 1
     */
    public void clear(long number) {
        Arrays.fill(pcrs, NOT_PLAIN);
        used = 0;
        first = number;
    }

    /**
     * Says what the entries that are put next have in common.
     *
     * @param byteOrder of their length words
     * @param templateDigestLength bytes of their template digests
     */
    public void alike(ByteOrder byteOrder, int templateDigestLength) {
        order = byteOrder;
        digestLength = templateDigestLength;
    }

    /**
     * Notes where an entry stands; its bytes are to be {@link #copy copied} before anybody looks.
     *
     * @param index which entry of the batch it is
     * @param start its first byte, counted from the first one of the next copy
     * @param dataStart first byte of its template data, counted likewise
     * @param end behind its last byte, counted likewise
     * @param offset of its first byte in the content
     */
    public void put(int index, int pcr, Template template, int start, int dataStart, int end, long offset) {
        starts[index] = used + start;
        dataStarts[index] = used + dataStart;
        ends[index] = used + end;
        offsets[index] = offset;
        templates[index] = template;
        pcrs[index] = (byte) pcr;
    }

    /** Keeps {@code length} bytes, in which the entries put since the last copy stand. */
    public void copy(byte[] array, int from, int length) {
        if (bytes.length - used < length) {
            bytes = Arrays.copyOf(bytes, Math.max(INITIAL_BYTES, Math.max(2 * bytes.length, used + length)));
        }
        System.arraycopy(array, from, bytes, used, length);
        used += length;
    }

    /** Number of bytes kept. */
    public int used() {
        return used;
    }

    /** True when entry {@code index} of the batch is plain. */
    public boolean has(int index) {
        return index < pcrs.length && pcrs[index] != NOT_PLAIN;
    }

    /** Index behind the last plain entry of those that follow each other from {@code from} on; {@code from} if it is not plain. */
    public int end(int from) {
        int end = from;
        while (end < pcrs.length && pcrs[end] != NOT_PLAIN) {
            end++;
        }
        return end;
    }

    /** The same, of those that extend one PCR. */
    public int endOfPcr(int from) {
        int end = from;
        while (end < pcrs.length && pcrs[end] != NOT_PLAIN && pcrs[end] == pcrs[from]) {
            end++;
        }
        return end;
    }

    /** Position in the input, from 1. */
    public long number(int index) {
        return first + index;
    }

    /** PCR index, 0 to 63. */
    public int pcr(int index) {
        return pcrs[index];
    }

    /** Name and fields. */
    public Template template(int index) {
        return templates[index];
    }

    /** The array that everything stands in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the logged template digest begins. */
    public int digestAt(int index) {
        return starts[index] + Integer.BYTES;
    }

    /** Number of bytes of each template digest. */
    public int digestLength() {
        return digestLength;
    }

    /** Where the template data begins. */
    public int dataAt(int index) {
        return dataStarts[index];
    }

    /** Number of bytes of the template data. */
    public int dataLength(int index) {
        return ends[index] - dataStarts[index];
    }

    /** Number of bytes of the entry. */
    public int length(int index) {
        return ends[index] - starts[index];
    }

    /** Where in the content the entry begins. */
    public long offset(int index) {
        return offsets[index];
    }

    /** Order of the length words. */
    public ByteOrder order() {
        return order;
    }
}
