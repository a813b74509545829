package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.table.SortedInts;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An index that is asked. Opening it reads its end and what it says of its sources; of the rest only what is asked for, block by block,
 * each compared with its checksum. Not for use by several threads.
 */
public final class KnownIndex implements Closeable {
    /** Tables have no room for more. */
    private static final long MOST_UNITS = 0xffffffffL;

    private final IndexBlocks blocks;
    private final FactsCoding.Facts facts;

    private KnownIndex(IndexBlocks blocks, FactsCoding.Facts facts) {
        this.blocks = blocks;
        this.facts = facts;
    }

    /** True for bytes with which an index begins. */
    public static boolean begins(byte[] head) {
        return head.length >= IndexLayout.MAGIC.length
                && Arrays.equals(head, 0, IndexLayout.MAGIC.length, IndexLayout.MAGIC, 0, IndexLayout.MAGIC.length);
    }

    /** True for a file that begins as an index; false for one that cannot be read. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return begins(in.readNBytes(IndexLayout.MAGIC.length));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Opens an index.
     *
     * @throws DamagedIndexException if it is damaged or of another version
     * @throws IOException if it cannot be read
     */
    public static KnownIndex open(Path file) throws IOException {
        IndexBlocks blocks = IndexBlocks.open(file);
        try {
            IndexLayout layout = blocks.layout();
            IndexCursor cursor = new IndexCursor(blocks);
            cursor.go(layout.factsAt(), layout.body());
            return new KnownIndex(blocks, FactsCoding.decode(cursor, layout));
        } catch (IOException | RuntimeException failure) {
            blocks.close();
            throw failure;
        }
    }

    /** What it was made of. */
    public List<IndexedSource> sources() {
        return facts.sources();
    }

    /** In which algorithms contents were hashed when it was built. */
    public Set<HashAlgorithm> algorithms() {
        return EnumSet.copyOf(facts.algorithms());
    }

    /** Takes what a source said, in its order. */
    @FunctionalInterface
    public interface Sink {
        /** @param hashed whether the digests were made when the index was built */
        void take(KnownEvent event, boolean hashed);

        /** Takes a line of checksums; the slices change afterwards. */
        default void line(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
            take(new KnownEvent.Listed(KnownFile.ofLine(path, algorithm, digest, bare), true), false);
        }
    }

    /** Records of an index, by their places in units. */
    public static final class Selection {
        private final SortedInts units;

        private Selection(SortedInts units) {
            this.units = units;
        }

        private long place(int index) {
            return Integer.toUnsignedLong(units.get(index)) * IndexLayout.UNIT;
        }
    }

    /**
     * Finds the records with some digests or paths, and those that are always wanted; now and then one more, whose hash is the same.
     *
     * @param digests their first four bytes
     * @param paths hashes of keys and names
     * @throws IOException if it cannot be read, or is damaged
     */
    public Selection find(SortedInts digests, SortedInts paths) throws IOException {
        IndexLayout layout = blocks.layout();
        SortedInts.Collector found = new SortedInts.Collector();
        new HashTable(blocks, layout.digestTable(), layout.digests()).find(digests, found::add);
        new HashTable(blocks, layout.pathTable(), layout.paths()).find(paths, found::add);
        IndexBlocks.View view = blocks.view();
        long last = 0;
        for (long at = layout.otherTable(); at < layout.factsAt(); at += Long.BYTES) {
            long place = view.longAt(at);
            if (place <= last || place > MOST_UNITS) {
                throw new DamagedIndexException(at, IndexDamage.Plain.TABLE_NOT_IN_ORDER);
            }
            last = place;
            found.add((int) place);
        }
        Selection selection = new Selection(found.sorted());
        int size = selection.units.size();
        if (size > 0 && selection.place(size - 1) >= layout.records()) {
            throw new DamagedIndexException(selection.place(size - 1), IndexDamage.Plain.NO_SUCH_RECORD);
        }
        return selection;
    }

    /**
     * Says again what a source said, as far as it was selected.
     *
     * @throws IOException if it cannot be read, or is damaged
     */
    public void replay(IndexedSource source, Selection selection, Sink sink) throws IOException {
        IndexCursor cursor = new IndexCursor(blocks);
        IndexLine line = new IndexLine();
        long first = source.from() / IndexLayout.UNIT; // a whole number: sources begin there
        int size = selection.units.size();
        int from = first > MOST_UNITS ? size : selection.units.from((int) first);
        for (int i = from; i < size && selection.place(i) < source.to(); i++) {
            long place = selection.place(i);
            cursor.go(place, source.to());
            handOn(source, place, cursor, line, sink);
        }
    }

    /**
     * Says again all that a source said.
     *
     * @throws IOException if it cannot be read, or is damaged
     */
    public void replay(IndexedSource source, Sink sink) throws IOException {
        IndexCursor cursor = new IndexCursor(blocks);
        IndexLine line = new IndexLine();
        cursor.go(source.from(), source.to());
        while (cursor.more()) {
            long place = cursor.at();
            handOn(source, place, cursor, line, sink);
            cursor.go((cursor.at() + IndexLayout.UNIT - 1) / IndexLayout.UNIT * IndexLayout.UNIT, source.to());
        }
    }

    private static void handOn(IndexedSource source, long place, IndexCursor cursor, IndexLine line, Sink sink)
            throws IOException {
        int type = cursor.read();
        if (type == IndexLayout.LINE) {
            line.read(cursor);
            line.handOn(sink);
        } else {
            sink.take(EventCoding.decode(type, cursor), source.hashedAt(place));
        }
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
