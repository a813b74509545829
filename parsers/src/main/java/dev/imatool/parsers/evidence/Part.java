package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;

/**
 * A member of the evidence that is something this program knows.
 *
 * @param kind what it is
 * @param path where it lies, below the folder or in the archive; to be escaped before it is shown
 * @param bytes its size
 * @param content all of it, where it is small; empty for lists and event logs
 * @param source its bytes
 */
public record Part(PartKind kind, String path, long bytes, ByteString content, InputSource source) {
    /** The folder it lies in; empty at the top. */
    public String folder() {
        return Member.folderOf(path);
    }

    /** Its name without the folder. */
    public String name() {
        return Member.nameOf(path);
    }
}
