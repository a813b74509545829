package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;

/**
 * A file of a folder or an archive.
 *
 * @param path its path below the folder or in the archive, percent escapes of collectors undone; as found, so to be escaped
 *     before it is shown
 * @param bytes its size, or -1 where the archive does not say
 * @param source its bytes
 * @param passing true when to open the source is to go through the archive once more, so that bytes are best kept as they pass
 */
record Member(String path, long bytes, InputSource source, boolean passing) {
    /** The path without the last part; empty at the top. */
    static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The last part of the path. */
    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
