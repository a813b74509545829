package dev.imatool.parsers.known.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name in a tree of files: a directory, a file, a link, or several of these in turn. */
final class TreeNode {
    /** Half of PATH_MAX: no path has more steps. */
    static final int DEEPEST = 2048;

    private final @Nullable TreeNode parent;
    private final String name;
    private final int depth;
    private @Nullable Map<String, TreeNode> children;

    /** The file that has this name now. */
    @Nullable TreeContent file;

    /** The symbolic link that has this name now. */
    @Nullable TreeContent link;

    /** The last layer that hid what is below; 0 for none. */
    int hiddenBy;

    private TreeNode(@Nullable TreeNode parent, String name) {
        this.parent = parent;
        this.name = name;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    static TreeNode root() {
        return new TreeNode(null, "");
    }

    TreeNode parentOrRoot() {
        return parent == null ? this : parent;
    }

    @Nullable TreeNode child(String step) {
        return children == null ? null : children.get(step);
    }

    /** The child of that name, made where there is none; null where it would be too deep. */
    @Nullable TreeNode childOrNew(String step) {
        if (depth == DEEPEST) {
            return null;
        }
        if (children == null) {
            children = new HashMap<>(4);
        }
        return children.computeIfAbsent(step, made -> new TreeNode(this, made));
    }

    Iterable<TreeNode> children() {
        return children == null ? List.of() : children.values();
    }

    /** The path from the root. */
    String path() {
        if (parent == null) {
            return "/";
        }
        Deque<String> steps = new ArrayDeque<>(depth);
        for (TreeNode at = this; at.parent != null; at = at.parent) {
            steps.addFirst(at.name);
        }
        return "/" + String.join("/", steps);
    }
}
