package dev.imatool.parsers.known.pack;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.known.content.FolderFiles;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.image.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder as a source: an image, a root file system, or else a collection of sources, which are read one after the other by name;
 * folders in it that are images or root file systems are read whole.
 * Hidden files are left out, and no link is followed; how many are not read is said.
 */
public final class FolderSource {
    /** Forms that are about contents; a package may have no file, and lists and policies say what they say elsewhere. */
    private static final Set<SourceForm> MUST_HAVE_DIGESTS = EnumSet.of(
            SourceForm.CHECKSUMS,
            SourceForm.HASHDEEP,
            SourceForm.MTREE,
            SourceForm.AIDE,
            SourceForm.RPM_DUMP,
            SourceForm.FAPOLICYD,
            SourceForm.CYCLONEDX,
            SourceForm.SPDX,
            SourceForm.SWID,
            SourceForm.SYFT,
            SourceForm.ROWS,
            SourceForm.HASHES,
            SourceForm.MISP,
            SourceForm.STIX);

    private final KnownFileSink sink;
    private final NestedReader other;
    private final Reading own;
    private final List<Named> files = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private final Path root;
    private final boolean bad;
    private long items;
    private long bytes;
    private long hidden;
    private long links;

    private record Named(Path path, String name) {}

    private FolderSource(Path root, boolean bad, KnownFileSink sink, NestedReader other) {
        this.root = root;
        this.bad = bad;
        this.sink = sink;
        this.other = other;
        this.own = new Reading(sink);
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
            notRead("", "not read: links that lead elsewhere: " + links + ", hidden files or folders: " + hidden);
        }
        KnownSource summary = own.source(SourceForm.FOLDER, items);
        List<Diagnostic> all = new ArrayList<>(summary.remarks());
        all.addAll(remarks);
        return new KnownSource(SourceForm.FOLDER, items, Optional.empty(), all);
    }

    private void read(Named file, PackagesAhead packages) {
        try {
            sink.nextFile();
            NamedSink named = new NamedSink(sink, file.name());
            Optional<PackagesAhead.Result> ahead = packages.next();
            Optional<KnownSource> source =
                    ahead.isPresent() ? Optional.of(ahead.get().replay(named)) : single(file, named);
            if (source.isEmpty()) {
                notRead(quoted(file.name()), "it is of no form that is read");
                return;
            }
            sink.fileRead(source.get().form());
            if (ahead.isEmpty()
                    && named.nothing()
                    && mustHaveDigests(source.get().form())) {
                own.error(quoted(file.name()), "no digest was read from it", "");
            }
            items += source.get().items();
            source.get().remarks().forEach(remark -> remarks.add(remark.at(Place.in(place(file.name(), remark)))));
        } catch (IOException unreadable) {
            own.unreadable(quoted(file.name()), "it cannot be read");
        }
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

    /** True for a form that says nothing without digests. */
    static boolean mustHaveDigests(SourceForm form) {
        return MUST_HAVE_DIGESTS.contains(form);
    }

    private void notRead(String place, String message) {
        if (bad) {
            own.error(place, message, "");
        } else {
            own.warning(place, message, "");
        }
    }

    private static String place(String name, Diagnostic remark) {
        String inside = remark.place()
                .words()
                .orElseGet(
                        () -> remark.location().map(at -> "byte " + at.offset()).orElse(""));
        return quoted(name) + (inside.isEmpty() ? "" : ", " + inside);
    }

    private static String quoted(String name) {
        String quoted = Reading.quoted(name);
        return quoted.substring(1, quoted.length() - 1);
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
            own.unreadable(quoted(name), "it cannot be read");
        }

        @Override
        public void more() {
            own.error("", "the folder has more files, or deeper folders, than are read", "");
        }
    }
}
