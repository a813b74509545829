package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.encoding.Encoding;
import java.util.List;

/**
 * A member of the evidence that is something this program knows.
 *
 * @param kind what it is
 * @param path where it lies, below the folder or in the archive; to be escaped before it is shown
 * @param bytes its size
 * @param content all of it, decoded, where it is small; empty for lists and event logs
 * @param source its bytes as they lie
 * @param encodings what was decoded, the outermost first
 */
public record Part(
        PartKind kind, String path, long bytes, ByteString content, InputSource source, List<Encoding> encodings) {
    public Part {
        encodings = List.copyOf(encodings);
    }

    /** A part that was not encoded. */
    public Part(PartKind kind, String path, long bytes, ByteString content, InputSource source) {
        this(kind, path, bytes, content, source, List.of());
    }

    /** The same, which was decoded. */
    Part decoded(List<Encoding> from) {
        return new Part(kind, path, bytes, content, source, from);
    }

    /** The same, with its bytes from elsewhere. */
    public Part from(InputSource another) {
        return new Part(kind, path, bytes, content, another, encodings);
    }

    /** The folder it lies in; empty at the top. */
    public String folder() {
        return Member.folderOf(path);
    }

    /** Its name without the folder. */
    public String name() {
        return Member.nameOf(path);
    }
}
