package dev.imatool.parsers.archive;

import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A symbolic link in a folder. Where it leads is detected from what it says and from the folder alone: to ask the system would be
 * to follow it, to a file system that is mounted for that, say.
 *
 * @param target what the link says
 * @param reason why it is not followed
 * @param file true when it names a regular file of the folder, with no other link on the way
 */
public record FolderLink(String target, LeftOutReason reason, boolean file) {
    /**
     * Looks at a link.
     *
     * @param folder the folder, as a path without links
     * @param link where the link lies in it
     */
    public static FolderLink of(Path folder, Path link) {
        Path target;
        try {
            target = Files.readSymbolicLink(link);
        } catch (IOException | InvalidPathException unreadable) {
            return new FolderLink("", LeftOutReason.LINK_DANGLING, false);
        }
        Path absolute = folder.toAbsolutePath().normalize();
        Path named = link.toAbsolutePath().normalize().resolveSibling(target).normalize();
        if (!named.startsWith(absolute)) {
            return new FolderLink(FileNames.name(target), LeftOutReason.LINK_OUTSIDE, false);
        }
        try {
            return inside(FileNames.name(target), absolute, absolute.relativize(named));
        } catch (IOException missing) {
            return new FolderLink(FileNames.name(target), LeftOutReason.LINK_DANGLING, false);
        }
    }

    /** Goes down step by step, so that no other link is followed on the way. */
    private static FolderLink inside(String target, Path folder, Path below) throws IOException {
        Path at = folder;
        boolean regular = false;
        for (Path step : below) {
            at = at.resolve(step);
            BasicFileAttributes attributes =
                    Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return new FolderLink(target, LeftOutReason.LINK_INSIDE, false);
            }
            regular = attributes.isRegularFile();
        }
        return new FolderLink(target, LeftOutReason.LINK_INSIDE, regular);
    }
}
