package dev.imatool.appraise.known;

import dev.imatool.model.ByteString;
import java.util.List;

/**
 * Where the files of sources are on the machine of the list.
 *
 * @param root directory to which relative names are relative, without a slash at its end; empty for {@code /}
 * @param moves what is moved, the first that fits counts
 */
public record PathMapping(ByteString root, List<Move> moves) {
    /** Relative names are relative to {@code /}, and everything is where the source says. */
    public static final PathMapping NONE = new PathMapping(ByteString.EMPTY, List.of());

    public PathMapping {
        moves = List.copyOf(moves);
    }

    /**
     * A directory, or a file, that is elsewhere.
     *
     * @param from its path in sources, without a slash at its end
     * @param to its path in the list, without a slash at its end
     */
    public record Move(ByteString from, ByteString to) {}

    /** Where a path of a source is on the machine of the list, as its kernel logs it: absolute, blanks as underscores. */
    public ByteString placed(ByteString path) {
        return ByteString.copyOf(KnownPath.placed(path, this));
    }

    /** The same path below {@code /usr}, where systems of the last years have swallowed its directory; else the path itself. */
    public static ByteString withinUsr(ByteString path) {
        return KnownPath.ofList(path);
    }
}
