package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.ContentDigest;
import java.util.List;

/** What a layer puts under a name. Two of them are never the same, whatever they say. */
final class TreeContent {
    private final TreeNode node;
    private final int layer;
    private final String item;
    private final boolean good;
    private final List<ContentDigest> digests;
    private final String target;

    /**
     * @param node the name
     * @param layer the number of the layer, from 1
     * @param item what the layer is called
     * @param good whether the layer's bytes are those that its name promises
     * @param digests of a file; none for a link
     * @param target what a symbolic link says; empty for a file
     */
    TreeContent(TreeNode node, int layer, String item, boolean good, List<ContentDigest> digests, String target) {
        this.node = node;
        this.layer = layer;
        this.item = item;
        this.good = good;
        this.digests = digests;
        this.target = target;
    }

    /** The same under a further name, which a layer gives it. */
    TreeContent at(TreeNode other, int higher, String called, boolean trusted) {
        return new TreeContent(other, higher, called, trusted && good, digests, target);
    }

    TreeNode node() {
        return node;
    }

    int layer() {
        return layer;
    }

    String item() {
        return item;
    }

    boolean good() {
        return good;
    }

    List<ContentDigest> digests() {
        return digests;
    }

    String target() {
        return target;
    }

    boolean isLink() {
        return !target.isEmpty();
    }
}
