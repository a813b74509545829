package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;

/**
 * A file of a folder or an archive.
 *
 * @param path its path below the folder or in the archive, percent escapes of collectors undone; as found, so to be escaped
 *     before it is shown
 * @param name as the folder or archive calls it
 * @param bytes its size, or -1 where the archive does not say
 * @param source its bytes
 * @param passing true when to open the source is to go through the archive once more, so that bytes are best kept as they pass
 */
record Member(String path, String name, long bytes, InputSource source, boolean passing) {
    /** A member that the folder or archive calls {@code name}. */
    static Member of(String name, long bytes, InputSource source, boolean passing) {
        return new Member(MemberNames.plain(name), name, bytes, source, passing);
    }

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
