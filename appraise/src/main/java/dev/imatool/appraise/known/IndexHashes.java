package dev.imatool.appraise.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.table.SortedInts;

/**
 * The hashes by which an index of known files is asked for what a list can ask. They are the same in every run, and written into
 * indexes: to change them is to change the version of these. What has the hash and is not wanted is let go when it comes.
 */
public final class IndexHashes {
    private IndexHashes() {}

    /**
     * How a file is found.
     *
     * @param key the hash of its path, as lists and sources are compared
     * @param name the hash of the last part of that
     */
    public record OfFile(int key, int name) {}

    /** Of the path of a file, where nothing is mapped elsewhere. */
    public static OfFile of(ByteString path, KnownFile.State state) {
        byte[] key = state == KnownFile.State.LABEL
                ? path.toByteArray()
                : KnownPath.merged(KnownPath.placed(path, PathMapping.NONE)).toByteArray();
        int name = KnownPath.lastSlash(key) + 1;
        return new OfFile(hash(key, 0, key.length), hash(key, name, key.length));
    }

    /**
     * What to ask for.
     *
     * @param digests the first four bytes of each digest
     * @param paths hashes of keys and names
     */
    public record Wanted(SortedInts digests, SortedInts paths) {}

    /**
     * All that a list can ask for.
     *
     * @param names whether names without directories are of use: where sources have links
     */
    public static Wanted wanted(ListContents list, boolean names) {
        SortedInts.Collector digests = new SortedInts.Collector();
        list.eachOwnDigest(digest -> digests.add(first(digest)));
        SortedInts.Collector paths = new SortedInts.Collector();
        list.eachKey(key -> {
            byte[] bytes = key.array();
            int end = key.offset() + key.length();
            paths.add(hash(bytes, key.offset(), end));
            if (key.length() > 0 && key.at(0) != '/') {
                // a source may name a label as if it were a file
                byte[] file = new byte[key.length() + 1];
                file[0] = '/';
                System.arraycopy(bytes, key.offset(), file, 1, key.length());
                paths.add(hash(file, 0, file.length));
            }
            if (names) {
                paths.add(hash(bytes, KnownPath.nameAt(key), end));
            }
        });
        return new Wanted(digests.sorted(), paths.sorted());
    }

    private static int first(ByteSlice digest) {
        int first = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            first = (first << Byte.SIZE) | digest.at(i);
        }
        return first;
    }

    /** FNV-1a with 64 bits, folded into 32. */
    private static int hash(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        return (int) (hash ^ (hash >>> 32));
    }
}
