package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.ContentDigest;
import java.util.List;

/**
 * What a layer puts under a name.
 *
 * @param node the name
 * @param layer the number of the layer, from 1
 * @param item what the layer is called
 * @param good whether the layer's bytes are those that its name promises
 * @param digests of a file; none for a link
 * @param target what a symbolic link says; empty for a file
 */
record TreeContent(TreeNode node, int layer, String item, boolean good, List<ContentDigest> digests, String target) {
    TreeContent at(TreeNode other, int higher, String called, boolean trusted) {
        return new TreeContent(other, higher, called, trusted && good, digests, target);
    }

    boolean isLink() {
        return !target.isEmpty();
    }
}
