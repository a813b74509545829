package dev.imatool.parsers.known.content;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.archive.Pass;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What lies in a folder, by name and depth first, so that a report is the same tomorrow. No link is followed. */
public final class FolderFiles {
    /** Folders in folders; a loop of mounts has no end. */
    private static final int DEEPEST = 256;

    private final Predicate<String> left;
    private final Visitor visitor;
    private int files;

    /** Takes what lies in a folder. */
    public interface Visitor {
        /**
         * Takes a file, a link, or something else that is no folder.
         *
         * @param name below the folder, as {@link FileNames} writes it
         */
        void visit(Path file, String name, BasicFileAttributes attributes) throws IOException;

        /**
         * Takes a folder before what lies in it.
         *
         * @param name below the folder that is gone through
         * @return whether to look into it
         */
        default boolean folder(Path folder, String name) {
            return true;
        }

        /** Takes what could not be looked at. */
        void unreadable(String name) throws IOException;

        /** Takes that there are more files, or deeper folders, than are looked at. */
        void more() throws IOException;
    }

    private FolderFiles(Predicate<String> left, Visitor visitor) {
        this.left = left;
        this.visitor = visitor;
    }

    /**
     * Goes through a folder.
     *
     * @param left names below the folder that are left out, with all that lies in them
     * @throws IOException if the folder itself cannot be read
     */
    public static void visit(Path folder, Predicate<String> left, Visitor visitor) throws IOException {
        FolderFiles walk = new FolderFiles(left, visitor);
        walk.folder("", listed(folder), 0);
    }

    /** What lies in a folder, by name. */
    private static List<Path> listed(Path folder) throws IOException {
        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                listed.add(file);
                if (listed.size() > Pass.MOST_MEMBERS) {
                    break;
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        listed.sort(Comparator.naturalOrder());
        return listed;
    }

    private void folder(String above, List<Path> listed, int depth) throws IOException {
        for (Path file : listed) {
            String name = above + FileNames.name(file.getFileName());
            if (files > Pass.MOST_MEMBERS || left.test(name)) {
                continue;
            }
            BasicFileAttributes attributes;
            List<Path> inside = List.of();
            try {
                attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isDirectory() && depth < DEEPEST) {
                    inside = listed(file);
                }
            } catch (IOException unreadable) {
                visitor.unreadable(name);
                continue;
            }
            if (attributes.isDirectory()) {
                if (depth == DEEPEST) {
                    visitor.more();
                }
                if (visitor.folder(file, name)) {
                    folder(name + "/", inside, depth + 1);
                }
            } else if (files++ == Pass.MOST_MEMBERS) {
                visitor.more();
            } else {
                visitor.visit(file, name, attributes);
            }
        }
    }
}
