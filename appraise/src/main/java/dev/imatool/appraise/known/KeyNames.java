package dev.imatool.appraise.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.table.BytesFilter;
import dev.imatool.model.table.BytesTable;

/**
 * The names and the directories of the files of a list. Made once somebody asks for them: an index of known files is mostly asked for whole
 * paths, and both together are as large as the paths themselves. Not for use by several threads.
 */
final class KeyNames {
    private final BytesTable keys;
    private final BytesFilter names = new BytesFilter();
    private final BytesTable directories = new BytesTable();
    private int named;
    private int placed;

    /** @param keys the paths, to which more may be added later */
    KeyNames(BytesTable keys) {
        this.keys = keys;
    }

    /**
     * False where none of the first {@code size} paths has that name, in whatever directory.
     *
     * @param size as before, or more
     */
    boolean mayHaveName(byte[] bytes, int offset, int length, int size) {
        if (named < size) {
            ByteSlice key = new ByteSlice();
            for (; named < size; named++) {
                keys.get(named, key);
                int name = KnownPath.nameAt(key);
                names.add(key.array(), name, key.offset() + key.length() - name);
            }
        }
        return names.mayHold(bytes, offset, length);
    }

    /** True where one of the first {@code size} paths is below that directory. */
    boolean hasDirectory(ByteString directory, int size) {
        if (placed < size) {
            ByteSlice key = new ByteSlice();
            for (; placed < size; placed++) {
                keys.get(placed, key);
                addDirectories(key.array(), key.offset(), KnownPath.nameAt(key) - 1);
            }
        }
        return directories.find(directory) >= 0;
    }

    /** Those above the last slash, from the innermost on: what is above one that is known is known, too. */
    private void addDirectories(byte[] path, int offset, int lastSlash) {
        int known = -1;
        for (int slash = lastSlash; slash > offset && directories.size() != known; slash--) {
            if (path[slash] == '/') {
                known = directories.size();
                directories.intern(path, offset, slash - offset);
            }
        }
    }
}
