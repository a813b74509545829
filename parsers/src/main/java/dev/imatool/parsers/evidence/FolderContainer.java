package dev.imatool.parsers.evidence;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/**
 * A folder on disk. Only regular files are opened. Symbolic links are left alone: what one names inside the folder is seen
 * there, and what it names outside is no part of the evidence.
 */
record FolderContainer(Path path) implements Container {
    private static final int DEEPEST = 64;

    @Override
    public void visit(MemberVisitor visitor) throws IOException {
        Walk walk = new Walk(visitor);
        Files.walkFileTree(path, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
        Collections.sort(walk.files);
        for (Path file : walk.files) {
            String name = FileNames.name(path.relativize(file));
            InputSource source = InputSource.ofMember(
                    FileNames.name(file), () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
            try (InputStream content = source.open()) {
                visitor.visit(new Member(MemberNames.plain(name), Files.size(file), source), content);
            } catch (IOException unreadable) {
                visitor.remark(
                        "a file could not be read (" + unreadable.getClass().getSimpleName() + ")");
            }
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> files = new ArrayList<>();
        private final MemberVisitor visitor;

        Walk(MemberVisitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(file);
            }
            if (files.size() == MOST_MEMBERS) {
                visitor.remark("only the first " + MOST_MEMBERS + " files were looked at");
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            visitor.remark("a file or folder could not be opened ("
                    + failure.getClass().getSimpleName() + ")");
            return FileVisitResult.CONTINUE;
        }
    }
}
