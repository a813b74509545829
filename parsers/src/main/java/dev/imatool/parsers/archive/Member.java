package dev.imatool.parsers.archive;

import dev.imatool.parsers.InputSource;
import java.util.Optional;

/**
 * A file of a folder or an archive.
 *
 * @param path its path below the folder or in the archive, percent escapes of collectors undone; as found, so to be escaped
 *     before it is shown
 * @param name as the folder or archive calls it
 * @param bytes its size, or -1 where the archive does not say
 * @param source its bytes
 * @param passing true when to open the source is to go through the archive once more, so that bytes are best kept as they pass
 * @param channel its bytes in any order, where it lies on the disk
 */
public record Member(
        String path,
        String name,
        long bytes,
        InputSource source,
        boolean passing,
        Optional<ZipContainer.ChannelOpener> channel) {
    /** A member that the folder or archive calls {@code name}. */
    public static Member of(String name, long bytes, InputSource source, boolean passing) {
        return new Member(MemberNames.plain(name), name, bytes, source, passing, Optional.empty());
    }

    /** The same, which lies on the disk. */
    Member onDisk(ZipContainer.ChannelOpener opener) {
        return new Member(path, name, bytes, source, passing, Optional.of(opener));
    }

    /** The path without the last part; empty at the top. */
    public static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The last part of the path. */
    public static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
