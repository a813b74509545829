package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file system that layers make, the lowest first, as the OCI image specification says: links of lower layers lead members of
 * higher ones, whiteouts and opaque directories hide what lies below and never what is of their own layer.
 */
final class ImageTree {
    /** Links on one way; Linux gives up after as many. */
    private static final int MOST_LINKS = 40;

    /** Steps of all names. An image of a whole system takes some million. */
    private static final long MOST_STEPS = 200_000_000;

    /** Names in the tree, as many as directories and files of a very large system. */
    private static final int MOST_NODES = 1_000_000;

    private final Reading reading;
    private final TreeNode root = TreeNode.root();
    private final List<TreeContent> contents = new ArrayList<>();
    private int layers;
    private long stepsLeft = MOST_STEPS;
    private int nodesLeft = MOST_NODES;

    ImageTree(Reading reading) {
        this.reading = reading;
    }

    /** Puts a layer on top; {@code item} is what its files are said to be of. */
    void add(Layer layer, String item) {
        layers++;
        for (LayerStep step : layer.steps()) {
            if (stepsLeft < 0 || nodesLeft == 0) {
                reading.error(item, "its names have more steps than are followed; the rest was not read", "");
                return;
            }
            apply(step, item, layer.good());
        }
    }

    private void apply(LayerStep step, String item, boolean good) {
        TreeNode node = locate(step.path());
        if (node == null) {
            reading.unreadable(item, "links lead in a circle or too deep: " + Reading.quoted(step.path()));
            return;
        }
        switch (step) {
            case LayerStep.File file -> put(new TreeContent(node, layers, item, good, file.digests(), ""));
            case LayerStep.SymbolicLink link ->
                put(new TreeContent(node, layers, item, good, List.of(), link.target()));
            case LayerStep.HardLink link -> hardLink(node, link, item, good);
            case LayerStep.Directory directory -> {
                node.link = null;
                node.file = null;
            }
            case LayerStep.Special special -> {
                node.link = null;
                node.file = null;
                hideBelow(node);
            }
            case LayerStep.Whiteout whiteout -> {
                hide(node);
                hideBelow(node);
            }
            case LayerStep.Opaque opaque -> {
                TreeNode directory = follow(node);
                hideBelow(directory == null ? node : directory);
            }
        }
    }

    private void put(TreeContent content) {
        TreeNode node = content.node();
        node.file = content.isLink() ? null : content;
        node.link = content.isLink() ? content : null;
        hideBelow(node);
        contents.add(content);
    }

    private void hardLink(TreeNode node, LayerStep.HardLink link, String item, boolean good) {
        TreeNode target = locate(link.target());
        TreeContent content = target == null ? null : target.file != null ? target.file : target.link;
        if (content == null) {
            reading.unreadable(item, "a hard link names what is not in the image: " + Reading.quoted(link.path()));
            return;
        }
        if (target != node) {
            put(content.at(node, layers, item, good));
        }
    }

    /** Takes away what lower layers have under this name. */
    private void hide(TreeNode node) {
        if (node.file != null && node.file.layer() < layers) {
            node.file = null;
        }
        if (node.link != null && node.link.layer() < layers) {
            node.link = null;
        }
    }

    /** Takes away what lower layers have below this name. Each layer does so once for a name: what it adds later is its own. */
    private void hideBelow(TreeNode from) {
        if (from.hiddenBy == layers) {
            return;
        }
        from.hiddenBy = layers;
        Deque<TreeNode> left = new ArrayDeque<>();
        from.children().forEach(left::add);
        while (!left.isEmpty()) {
            TreeNode node = left.removeLast();
            stepsLeft--;
            hide(node);
            node.children().forEach(left::add);
        }
    }

    /** The node of a path, on the way to which links are followed, and not at its end; null where that leads nowhere. */
    private @Nullable TreeNode locate(String path) {
        List<String> steps = RootedPath.steps(path);
        if (steps.isEmpty()) {
            return root;
        }
        TreeNode directory = walk(root, steps.subList(0, steps.size() - 1));
        return directory == null ? null : made(directory, steps.getLast());
    }

    private @Nullable TreeNode made(TreeNode directory, String step) {
        TreeNode node = directory.child(step);
        if (node != null || nodesLeft == 0) {
            return node;
        }
        nodesLeft--;
        return directory.childOrNew(step);
    }

    /** Where a name leads that may be a link. */
    private @Nullable TreeNode follow(TreeNode node) {
        return node.link == null ? node : walk(node.parentOrRoot(), List.of(lastStep(node)));
    }

    private static String lastStep(TreeNode node) {
        String path = node.path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private @Nullable TreeNode walk(TreeNode start, List<String> steps) {
        Deque<String> left = new ArrayDeque<>(steps);
        TreeNode at = start;
        int links = 0;
        while (!left.isEmpty()) {
            stepsLeft--;
            String step = left.removeFirst();
            TreeNode next = step.equals("..") ? at.parentOrRoot() : made(at, step);
            if (next == null) {
                return null;
            }
            if (next.link == null) {
                at = next;
                continue;
            }
            links++;
            if (links > MOST_LINKS || stepsLeft < 0) {
                return null;
            }
            String target = next.link.target();
            at = target.startsWith("/") ? root : at;
            RootedPath.steps(target).reversed().forEach(left::addFirst);
        }
        return at;
    }

    /** Hands on all that the layers have, in their order. */
    void emit() {
        for (TreeContent content : contents) {
            TreeNode node = content.node();
            boolean live = content == node.file || content == node.link;
            if (!content.good()) {
                reading.sink().skipped(KnownSkip.UNREADABLE);
            } else if (content.isLink()) {
                if (live) {
                    reading.symbolicLink(content.item(), node.path(), content.target());
                }
            } else if (live) {
                reading.file(content.item(), node.path(), KnownFile.State.PRESENT, content.digests());
            } else {
                hidden(content);
            }
        }
    }

    private void hidden(TreeContent content) {
        TreeContent now = content.node().file;
        if (now == null && content.node().link == null) {
            reading.file(content.item(), content.node().path(), KnownFile.State.WHITED_OUT, content.digests());
            return;
        }
        boolean same =
                now != null && (now.layer() == content.layer() || now.digests().equals(content.digests()));
        if (!same) {
            reading.file(content.item(), content.node().path(), KnownFile.State.LOWER_LAYER, content.digests());
        }
    }
}
