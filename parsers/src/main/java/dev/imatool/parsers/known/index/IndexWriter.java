package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.SourceForm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes an index, source by source. Records go out as they come; what is kept is the tables, some 24 bytes a digest. The same sources
 * give the same bytes.
 */
public final class IndexWriter {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final SummedOutput out;
    private final Set<HashAlgorithm> algorithms;
    private final IndexBytes record = new IndexBytes();
    private final HashPages digests = new HashPages();
    private final HashPages paths = new HashPages();
    private final HashPages others = new HashPages();
    private final List<IndexedSource> sources = new ArrayList<>();
    private final List<IndexedSource.Part> hashed = new ArrayList<>();
    private HashPages keys = new HashPages();
    private HashPages names = new HashPages();
    private boolean links;
    private long sourceFrom;
    private long partFrom;

    /**
     * Writes the beginning.
     *
     * @param target is not closed
     * @param algorithms in which contents are hashed
     */
    public IndexWriter(OutputStream target, Set<HashAlgorithm> algorithms) throws IOException {
        this.out = new SummedOutput(target);
        this.algorithms = EnumSet.copyOf(algorithms);
        out.write(IndexLayout.MAGIC, IndexLayout.MAGIC.length);
        sourceFrom = out.length();
        partFrom = out.length();
    }

    /**
     * What was written.
     *
     * @param digests entries of the table of digests
     * @param paths entries of the table of paths
     * @param bytes length of the file
     */
    public record Written(long digests, long paths, long bytes) {}

    /**
     * How a file is found: the hash of its key, and that of its name.
     *
     * @param key of the whole path
     * @param name of its last part
     */
    public record Hashes(int key, int name) {}

    /** True for a name, in bytes or characters, that a record can hold: none of a file is longer. */
    public static boolean fits(int length) {
        return length <= IndexLayout.LONGEST;
    }

    /**
     * Takes a file.
     *
     * @param hashes of its path; of no matter where it has none
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(KnownEvent.Listed event, Hashes hashes) {
        add(event, event.file(), hashes);
    }

    /** The same for a file with a signature. */
    public void add(KnownEvent.Signed event, Hashes hashes) {
        add(event, event.file(), hashes);
    }

    private void add(KnownEvent event, KnownFile file, Hashes hashes) {
        long place = place();
        EventCoding.encode(event, record);
        for (ContentDigest digest : file.digests()) {
            digests.add(hash(digest), place);
        }
        if (!file.path().isEmpty()) {
            keys.add(hashes.key(), place);
            names.add(hashes.name(), place);
        }
        write();
    }

    /**
     * The same for a line of checksums; the slices may change afterwards.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void addLine(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare, Hashes hashes) {
        long place = place();
        EventCoding.line(path, algorithm, digest, bare, record);
        digests.add((int) INTS.get(digest.array(), digest.offset()), place);
        keys.add(hashes.key(), place);
        names.add(hashes.name(), place);
        write();
    }

    /**
     * Takes something else, which is wanted whatever is asked for.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(KnownEvent event) {
        links |= event instanceof KnownEvent.Link;
        others.add(0, place());
        EventCoding.encode(event, record);
        write();
    }

    /** The first bytes of a digest, by which it is found. */
    static int hash(ContentDigest digest) {
        int hash = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            hash = (hash << Byte.SIZE) | digest.digest().at(i);
        }
        return hash;
    }

    private long place() {
        record.clear();
        long place = out.length() / IndexLayout.UNIT;
        if (place >= 0xffffffffL) {
            throw new UncheckedIOException(new IOException("the index would have more than 32 GiB of records"));
        }
        return place;
    }

    private void write() {
        record.pad();
        try {
            out.write(record.array(), record.length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Begins a file of a folder. */
    public void nextFile() {
        add(new KnownEvent.NextFile());
        partFrom = out.length();
    }

    /** Ends what is of one form: a file of a folder, or a whole source. */
    public void partRead(SourceForm form) {
        if (hashes(form) && out.length() > partFrom) {
            hashed.add(new IndexedSource.Part(partFrom, out.length()));
        }
        partFrom = out.length();
    }

    /** True for forms that bring contents themselves. */
    public static boolean hashes(SourceForm form) {
        return switch (form) {
            case DEB, APK, OCI_LAYOUT, DOCKER_ARCHIVE, ROOTFS, ROOTFS_ARCHIVE, INITRD -> true;
            case LEARNED, MEASUREMENT_LIST, CHECKSUMS, HASHDEEP, MTREE, AIDE, RPM, RPM_DUMP, FAPOLICYD, MD5SUMS ->
                false;
            case KEYLIME_POLICY, KEYLIME_POLICY_DSSE, KEYLIME_LEGACY, CYCLONEDX, SPDX, SWID, SYFT, ROWS -> false;
            case HASHES, MISP, STIX, EXCLUDES, FOLDER -> false;
        };
    }

    /** Ends a source. */
    public void endSource(SourceFacts facts) {
        paths.addAll(links ? names : keys);
        sources.add(new IndexedSource(facts, links, sourceFrom, out.length(), hashed));
        keys = new HashPages();
        names = new HashPages();
        hashed.clear();
        links = false;
        sourceFrom = out.length();
        partFrom = out.length();
    }

    /**
     * Writes the tables and the end.
     *
     * @throws IOException if it cannot be written
     */
    public Written finish() throws IOException {
        long records = out.length();
        long ofDigests = write(digests);
        long ofPaths = write(paths);
        long ofOthers = write(others);
        record.clear();
        FactsCoding.encode(new FactsCoding.Facts(algorithms, sources), record);
        out.write(record.array(), record.length());
        out.end(new IndexLayout(records, ofDigests, ofPaths, ofOthers, record.length()));
        return new Written(ofDigests, ofPaths, out.length());
    }

    private long write(HashPages pages) throws IOException {
        long[] sorted = pages.sorted();
        byte[] chunk = new byte[IndexLayout.BLOCK];
        int used = 0;
        for (long entry : sorted) {
            LONGS.set(chunk, used, entry);
            used += Long.BYTES;
            if (used == chunk.length) {
                out.write(chunk, used);
                used = 0;
            }
        }
        out.write(chunk, used);
        return sorted.length;
    }
}
