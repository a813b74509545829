package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.ContentDigest;
import java.util.List;

/** What one member of a layer does to what lies below. Paths are rooted, one character to a byte. */
sealed interface LayerStep {
    /** Where it acts. */
    String path();

    /** A file. */
    record File(String path, List<ContentDigest> digests) implements LayerStep {}

    /** A directory, which takes the place of a link. */
    record Directory(String path) implements LayerStep {}

    /** A device, pipe or socket, which takes the place of whatever was there. */
    record Special(String path) implements LayerStep {}

    /** A symbolic link. */
    record SymbolicLink(String path, String target) implements LayerStep {}

    /** A further name of a file of this layer or one below. */
    record HardLink(String path, String target) implements LayerStep {}

    /** Hides a path of the layers below (OCI image specification, "Whiteouts"). */
    record Whiteout(String path) implements LayerStep {}

    /** Hides all that the layers below have in a directory. */
    record Opaque(String path) implements LayerStep {}
}
