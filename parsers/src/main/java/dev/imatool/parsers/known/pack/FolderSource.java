package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.known.content.FolderFiles;
import dev.imatool.parsers.known.image.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder as a source: an image, a root file system, or else a collection of sources, which are read one after the other by name;
 * folders in it that are images or root file systems are read whole.
 * Hidden files are left out, and no link is followed; how many are not read is said.
 */
public final class FolderSource {
    private final KnownFileSink sink;
    private final NestedReader other;
    private final SourceCollection all;
    private final List<Named> files = new ArrayList<>();
    private final Path root;
    private final boolean bad;
    private long bytes;
    private long hidden;
    private long links;

    private record Named(Path path, String name) {}

    private FolderSource(Path root, boolean bad, KnownFileSink sink, NestedReader other) {
        this.root = root;
        this.bad = bad;
        this.sink = sink;
        this.other = other;
        this.all = new SourceCollection(bad, sink);
    }

    /**
     * Reads a folder.
     *
     * @param bad whether contents are bad: then a file that is not read is an error, because what it names is not found; else a warning
     * @param other reads what is no package and no image
     * @return what it holds; remarks name the file
     * @throws IOException if the folder cannot be read
     */
    public static KnownSource read(Path folder, boolean bad, KnownFileSink sink, NestedReader other)
            throws IOException {
        Optional<KnownSource> whole = RootFolder.read(folder, sink);
        if (whole.isPresent()) {
            return whole.get();
        }
        FolderSource source = new FolderSource(folder.toRealPath(), bad, sink, other);
        FolderFiles.visit(folder, source::leavesOut, source.new Collected());
        return source.readAll();
    }

    private boolean leavesOut(String name) {
        boolean left = name.startsWith(".", name.lastIndexOf('/') + 1);
        hidden += left ? 1 : 0;
        return left;
    }

    private KnownSource readAll() throws IOException {
        SourceProgress progress = sink.effort().progress();
        progress.expected(bytes);
        try (PackagesAhead packages = new PackagesAhead(sink.algorithms(), progress)) {
            files.forEach(file -> packages.add(file.path()));
            for (Named file : files) {
                read(file, packages);
            }
        }
        if (links + hidden > 0) {
            all.notRead("", "not read: links that lead elsewhere: " + links + ", hidden files or folders: " + hidden);
        }
        return all.source(Optional.empty());
    }

    private void read(Named file, PackagesAhead packages) {
        all.take(file.name(), named -> {
            Optional<PackagesAhead.Result> ahead = packages.next();
            return ahead.isPresent() ? Optional.of(ahead.get().replay(named)) : single(file, named);
        });
    }

    private Optional<KnownSource> single(Named file, NamedSink named) throws IOException {
        if (Files.isDirectory(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return RootFolder.read(file.path(), named);
        }
        Optional<KnownSource> source = ArchiveSource.isOne(file.path())
                ? Optional.of(ArchiveSource.read(file.path(), bad, named, other))
                : other.read(InputSource.ofFile(FileNames.name(file.path()), file.path()), named);
        if (sink.effort().progress().watched()) {
            sink.effort().progress().read(Files.size(file.path()));
        }
        return source;
    }

    /** Keeps regular files. */
    private final class Collected implements FolderFiles.Visitor {
        @Override
        public void visit(Path file, String name, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(new Named(file, name));
                bytes += attributes.size();
            } else if (attributes.isSymbolicLink() && !isReadAnyway(file)) {
                links++;
            }
        }

        @Override
        public boolean folder(Path folder, String name) {
            boolean whole = RootFolder.isWhole(folder);
            if (whole) {
                files.add(new Named(folder, name));
            }
            return !whole;
        }

        /** True where it leads to what is read under its own name. */
        private boolean isReadAnyway(Path link) {
            try {
                Path target = link.toRealPath();
                if (!target.startsWith(root)) {
                    return false;
                }
                for (Path name : root.relativize(target)) {
                    if (FileNames.name(name).startsWith(".")) {
                        return false;
                    }
                }
                return true;
            } catch (IOException dangling) {
                return false;
            }
        }

        @Override
        public void unreadable(String name) {
            all.unreadable(name);
        }

        @Override
        public void more() {
            all.own().error("", "the folder has more files, or deeper folders, than are read", "");
        }
    }
}
