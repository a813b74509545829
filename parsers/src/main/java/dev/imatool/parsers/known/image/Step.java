package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.ContentDigest;
import java.util.List;

/** What one member of a layer does to what lies below. Paths are rooted, one character to a byte. */
sealed interface Step {
    /** Where it acts. */
    String path();

    /** A file. */
    record File(String path, List<ContentDigest> digests) implements Step {}

    /** A directory, which takes the place of a link. */
    record Directory(String path) implements Step {}

    /** A device, pipe or socket, which takes the place of whatever was there. */
    record Special(String path) implements Step {}

    /** A symbolic link. */
    record SymbolicLink(String path, String target) implements Step {}

    /** A further name of a file of this layer or one below. */
    record HardLink(String path, String target) implements Step {}

    /** Hides a path of the layers below (OCI image specification, "Whiteouts"). */
    record Whiteout(String path) implements Step {}

    /** Hides all that the layers below have in a directory. */
    record Opaque(String path) implements Step {}
}
