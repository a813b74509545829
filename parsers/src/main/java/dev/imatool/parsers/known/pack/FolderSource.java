package dev.imatool.parsers.known.pack;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownForm;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.content.FolderFiles;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.image.RootFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder as a source: an image, a root file system, or else a collection of sources, which are read one after the other by name.
 * Hidden files are left out, and no link is followed.
 */
public final class FolderSource {
    private final KnownFileSink sink;
    private final NestedReader other;
    private final Reading own;
    private final List<Named> files = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private long items;

    private record Named(Path path, String name) {}

    private FolderSource(KnownFileSink sink, NestedReader other) {
        this.sink = sink;
        this.other = other;
        this.own = new Reading(sink);
    }

    /**
     * Reads a folder.
     *
     * @param other reads what is no package and no image
     * @return what it holds; remarks name the file
     * @throws IOException if the folder cannot be read
     */
    public static KnownSource read(Path folder, KnownFileSink sink, NestedReader other) throws IOException {
        Optional<KnownSource> whole = RootFolder.read(folder, sink);
        if (whole.isPresent()) {
            return whole.get();
        }
        FolderSource source = new FolderSource(sink, other);
        FolderFiles.visit(folder, FolderSource::isHidden, source.new Collected());
        return source.readAll();
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".", name.lastIndexOf('/') + 1);
    }

    private KnownSource readAll() throws IOException {
        try (PackagesAhead packages = new PackagesAhead(sink.algorithms())) {
            files.forEach(file -> packages.add(file.path()));
            for (Named file : files) {
                read(file, packages);
            }
        }
        KnownSource summary = own.source(KnownForm.FOLDER, items);
        List<Diagnostic> all = new ArrayList<>(summary.remarks());
        all.addAll(remarks);
        return new KnownSource(KnownForm.FOLDER, items, Optional.empty(), all);
    }

    private void read(Named file, PackagesAhead packages) {
        try {
            sink.nextFile();
            KnownFileSink named = new NamedSink(sink, file.name());
            Optional<PackagesAhead.Result> ahead = packages.next();
            Optional<KnownSource> source = ahead.isPresent()
                    ? Optional.of(ahead.get().replay(named))
                    : other.read(InputSource.ofFile(FileNames.name(file.path()), file.path()), named);
            if (source.isEmpty()) {
                own.warning(quoted(file.name()), "it is of no form that is read", "");
                return;
            }
            sink.fileRead(source.get().form());
            items += source.get().items();
            source.get().remarks().forEach(remark -> remarks.add(remark.at(Place.in(place(file.name(), remark)))));
        } catch (IOException unreadable) {
            own.unreadable(quoted(file.name()), "it cannot be read");
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
