package dev.imatool.parsers.archive;

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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/**
 * A folder on disk, or a link to one: that link is the user's. Links inside are whoever's the evidence was: only regular files
 * are opened, and links are named. What a link names inside the folder is seen there.
 */
record FolderContainer(Path path) implements FolderOrArchive {
    private static final int DEEPEST = 64;

    @Override
    public void visit(MemberVisitor visitor, Pass pass) throws IOException {
        Path folder = path.toRealPath();
        Walk walk = new Walk(folder, visitor);
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
        walk.nameLinks();
        Collections.sort(walk.files);
        for (Path file : walk.files) {
            Path below = folder.relativize(file);
            InputSource source = InputSource.ofMember(
                    FileNames.name(path.resolve(below)), () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
            pass.member(visitor);
            try (InputStream content = source.open()) {
                Member member = Member.of(FileNames.name(below), Files.size(file), source, false)
                        .onDisk(() -> Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                visitor.visit(member, new MemberContent(pass.raw(content)));
            } catch (Pass.TooMuchException tooMuch) {
                visitor.damage("the archives inside have more than they may; what follows was not read");
                return;
            } catch (IOException unreadable) {
                visitor.leftOut(LeftOutReason.UNREADABLE, new LeftOut.Name(FileNames.name(below), ""));
            }
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> files = new ArrayList<>();
        private final List<Path> links = new ArrayList<>();
        private final Path folder;
        private final MemberVisitor visitor;

        Walk(Path folder, MemberVisitor visitor) {
            this.folder = folder;
            this.visitor = visitor;
        }

        /** By path, so that a report is the same tomorrow. */
        void nameLinks() {
            Collections.sort(links);
            for (Path link : links) {
                FolderLink leads = FolderLink.of(folder, link);
                visitor.leftOut(leads.reason(), new LeftOut.Name(nameOf(link), leads.target()));
            }
        }

        private String nameOf(Path file) {
            return FileNames.name(folder.relativize(file));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(file);
            } else if (attributes.isSymbolicLink()) {
                links.add(file);
            } else if (attributes.isOther()) {
                visitor.leftOut(LeftOutReason.NO_FILE, new LeftOut.Name(nameOf(file), ""));
            } else { // a folder is visited like a file where the walk goes no deeper
                visitor.leftOut(LeftOutReason.TOO_DEEP, new LeftOut.Name(nameOf(file), ""));
            }
            if (files.size() + links.size() == Pass.MOST_MEMBERS) {
                visitor.remark("only the first " + Pass.MOST_MEMBERS + " files were looked at");
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            visitor.leftOut(LeftOutReason.UNREADABLE, new LeftOut.Name(nameOf(file), ""));
            return FileVisitResult.CONTINUE;
        }
    }
}
