package dev.imatool.parsers.known.image;

import dev.imatool.parsers.json.JsonTree;
import java.util.Optional;

/**
 * A file of an image: a layer or a document.
 *
 * @param sha256 of its bytes as they are, in lower-case hex
 * @param good whether its bytes have the digest that its name promises, where it promises one
 * @param layer what it holds, where it is an archive
 * @param document what it says, where it is JSON
 */
record Blob(String sha256, boolean good, Optional<Layer> layer, Optional<JsonTree> document) {
    private static final int SHOWN = 12;

    /** The beginning of a digest, as tools of containers show it. */
    static String shortened(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.length() > SHOWN ? hex.substring(0, SHOWN) : hex;
    }
}
