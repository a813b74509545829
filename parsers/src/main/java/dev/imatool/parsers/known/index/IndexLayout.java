package dev.imatool.parsers.known.index;

import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where what is in an index. All numbers are little endian.
 *
 * <pre>
 * magic (16 bytes)
 * records           each padded to 8 bytes, in the order in which the sources said them
 * table of digests  8 bytes an entry, ascending: first four bytes of a digest, place of its record in units of 8 bytes
 * table of paths    the same with the hash of a path or of a name
 * table of others   8 bytes an entry, ascending: places of the records that are always wanted
 * facts             what is to be said of each source, padded to 8 bytes
 * checksums         CRC-32C of each block of 64 KiB of all that is in front of them
 * trailer (80 bytes)
 * </pre>
 *
 * @param records where the records end
 * @param digests entries of the table of digests
 * @param paths entries of the table of paths
 * @param others entries of the third table
 * @param facts bytes of the facts
 */
record IndexLayout(long records, long digests, long paths, long others, long facts) {
    static final byte[] MAGIC = "imatool known 1\n".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 2;

    /** Oldest version that is read: it has no signatures of files, and is else the same. */
    static final int OLDEST = 1;

    static final int BLOCK = 1 << 16;
    static final int TRAILER = 80;

    /** Bytes in which the places of records are counted. */
    static final int UNIT = 8;

    /** Longest text or path; longer ones are of no file. */
    static final int LONGEST = 1 << 20;

    static final int LISTED = 1;
    static final int LINE = 2;
    static final int SYMBOLIC_LINK = 3;
    static final int HARD_LINK = 4;
    static final int NEXT_FILE = 5;
    static final int FILE_READ = 6;
    static final int VALUE = 7;
    static final int SIGNED = 8;

    static final int VERITY = 0x80;
    static final int BARE = 0x40;
    static final int PATTERN = 0x20;
    static final int OF_IMAGE = 0x10;
    static final int LOW = 0x0f;

    /** The order is that of the numbers in the file. */
    static final List<KnownFile.State> STATES = List.of(
            KnownFile.State.PRESENT,
            KnownFile.State.CONFIGURATION,
            KnownFile.State.LOWER_LAYER,
            KnownFile.State.WHITED_OUT,
            KnownFile.State.LABEL,
            KnownFile.State.REMOVED);

    /** As above. */
    static final List<PathRole> ROLES = List.of(PathRole.HOST, PathRole.CONTAINER, PathRole.CREATOR, PathRole.ANY);

    long digestTable() {
        return records;
    }

    long pathTable() {
        return digestTable() + digests * Long.BYTES;
    }

    long otherTable() {
        return pathTable() + paths * Long.BYTES;
    }

    long factsAt() {
        return otherTable() + others * Long.BYTES;
    }

    /** Where the checksums begin. */
    long body() {
        return factsAt() + facts;
    }

    /** Where the trailer begins. */
    long trailer() {
        return body() + blocks(body()) * Integer.BYTES;
    }

    static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /** The trailer, with the checksum of the checksums. */
    byte[] encoded(int sums) {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        trailer.put(MAGIC).putInt(VERSION).putInt(BLOCK);
        trailer.putLong(records).putLong(digests).putLong(paths).putLong(others).putLong(facts);
        trailer.putInt(sums).putLong(0);
        trailer.putInt(checksum(trailer.array(), TRAILER - Integer.BYTES));
        return trailer.array();
    }

    /**
     * Reads a trailer; gives the checksum of the checksums with it.
     *
     * @param size bytes of the file, which decides whether the numbers can be true
     */
    static Trailer decode(byte[] bytes, long size) throws DamagedIndexException {
        long at = size - TRAILER;
        ByteBuffer trailer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        trailer.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DamagedIndexException(at, IndexDamage.Plain.END_MISSING);
        }
        int version = trailer.getInt();
        if (version < OLDEST || version > VERSION) {
            throw new DamagedIndexException(
                    at + MAGIC.length, new IndexDamage.OtherVersion(Integer.toUnsignedLong(version), VERSION));
        }
        int block = trailer.getInt();
        IndexLayout layout = new IndexLayout(
                trailer.getLong(), trailer.getLong(), trailer.getLong(), trailer.getLong(), trailer.getLong());
        int sums = trailer.getInt();
        long reserved = trailer.getLong();
        if (trailer.getInt() != checksum(bytes, TRAILER - Integer.BYTES)) {
            throw new DamagedIndexException(at, IndexDamage.Plain.TRAILER_CHECKSUM);
        }
        if (block != BLOCK || reserved != 0 || !layout.fits(at)) {
            throw new DamagedIndexException(at, IndexDamage.Plain.PARTS_DO_NOT_ADD_UP);
        }
        return new Trailer(layout, sums);
    }

    /** What a trailer says. */
    record Trailer(IndexLayout layout, int sums) {}

    /** No sum overflows, because no part is longer than the file. */
    private boolean fits(long trailerAt) {
        long most = trailerAt / Long.BYTES;
        boolean each = records >= MAGIC.length
                && records <= trailerAt
                && records % UNIT == 0
                && digests >= 0
                && digests <= most
                && paths >= 0
                && paths <= most
                && others >= 0
                && others <= most
                && facts >= 0
                && facts <= trailerAt
                && facts % UNIT == 0;
        return each && trailer() == trailerAt;
    }
}
