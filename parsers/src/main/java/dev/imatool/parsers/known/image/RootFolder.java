package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.known.content.FolderFiles;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A root file system, or the files of an image, in a folder. No link in it is followed. */
public final class RootFolder {
    /** What the kernel makes, and no files of a system. */
    private static final Set<String> KERNEL = Set.of("proc", "sys", "dev");

    /** Bytes of one file; larger ones are full of holes, as {@code /var/log/lastlog} can be, or are no programs. */
    private static final long LONGEST = 16L << 30;

    private RootFolder() {}

    private static boolean isRoot(Path folder) {
        return RootMarks.show(name -> has(folder, name));
    }

    /** True for a folder that is to be read whole wherever it lies, as an image or as a root file system. */
    public static boolean isWhole(Path folder) {
        return Files.isRegularFile(folder.resolve("oci-layout"), LinkOption.NOFOLLOW_LINKS) || isRoot(folder);
    }

    private static boolean has(Path folder, String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads a folder.
     *
     * @return what it is and holds; empty where it is neither an image nor a root file system
     * @throws IOException if the folder cannot be read
     */
    public static Optional<KnownSource> read(Path folder, KnownFileSink sink) throws IOException {
        if (has(folder, "oci-layout") || has(folder, "manifest.json")) {
            Optional<KnownSource> image = image(folder, new Reading(sink));
            if (image.isPresent()) {
                return image;
            }
        }
        return isRoot(folder) ? Optional.of(root(folder, new Reading(sink))) : Optional.empty();
    }

    private static Optional<KnownSource> image(Path folder, Reading reading) throws IOException {
        ImageStore store = new ImageStore(reading);
        visit(folder, name -> false, new SeenFiles(reading) {
            @Override
            void file(Path file, String name) throws IOException {
                try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    store.add(name, reading.openFile(content));
                }
            }

            @Override
            void link(String name, String target) {
                // layers of a folder have no second names
            }

            @Override
            boolean wanted(String name) {
                return ImageStore.isName(name);
            }
        });
        Images images = new Images(store, reading);
        Optional<SourceForm> form = images.form();
        return form.isEmpty() ? Optional.empty() : Optional.of(reading.source(form.get(), images.read(form.get())));
    }

    private static KnownSource root(Path folder, Reading reading) throws IOException {
        visit(folder, KERNEL::contains, new SeenFiles(reading) {
            @Override
            void file(Path file, String name) throws IOException {
                reading.hash(
                        file,
                        digests -> reading.file("", rooted(name), KnownFile.State.PRESENT, digests),
                        () -> notRead(name));
            }

            @Override
            void link(String name, String target) throws IOException {
                reading.later(() -> reading.symbolicLink("", rooted(name), bytes(target)));
            }

            @Override
            boolean wanted(String name) {
                return true;
            }
        });
        return reading.source(SourceForm.ROOTFS, 1);
    }

    /** Goes through the files, and before that, where somebody watches, through their sizes. */
    private static void visit(Path folder, Predicate<String> left, SeenFiles files) throws IOException {
        SourceProgress progress = files.reading.sink().effort().progress();
        if (progress.watched()) {
            FolderFiles.visit(folder, left, new Sizes(progress, files));
        }
        FolderFiles.visit(folder, left, files);
    }

    private static String rooted(String name) {
        return "/" + bytes(name);
    }

    private static String bytes(String name) {
        return RootedPath.name(FileNames.bytes(name));
    }

    /** Tells how much there is to read. */
    private record Sizes(SourceProgress progress, SeenFiles files) implements FolderFiles.Visitor {
        @Override
        public void visit(Path file, String name, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && attributes.size() <= LONGEST && files.wanted(name)) {
                progress.expected(attributes.size());
            }
        }

        @Override
        public void unreadable(String name) {
            // is said when files are read
        }

        @Override
        public void more() {
            // is said when files are read
        }
    }

    /** Tells files from links, and says which could not be read, each in its turn. */
    private abstract static class SeenFiles implements FolderFiles.Visitor {
        private final Reading reading;

        SeenFiles(Reading reading) {
            this.reading = reading;
        }

        abstract void file(Path file, String name) throws IOException;

        abstract void link(String name, String target) throws IOException;

        abstract boolean wanted(String name);

        @Override
        public void visit(Path file, String name, BasicFileAttributes attributes) throws IOException {
            if (!wanted(name)) {
                return;
            }
            try {
                if (attributes.isSymbolicLink()) {
                    link(name, FileNames.name(Files.readSymbolicLink(file)));
                } else if (attributes.isRegularFile() && attributes.size() > LONGEST) {
                    String message = "a file of " + attributes.size() + " bytes is not hashed: " + Reading.quoted(name);
                    reading.later(() -> reading.unreadable("", message));
                } else if (attributes.isRegularFile()) {
                    file(file, name);
                }
            } catch (IOException unreadable) {
                unreadable(name);
            }
        }

        void notRead(String name) {
            reading.unreadable("", "a file cannot be read: " + Reading.quoted(name));
        }

        @Override
        public void unreadable(String name) throws IOException {
            reading.later(() -> notRead(name));
        }

        @Override
        public void more() throws IOException {
            reading.later(() -> reading.error("", "the folder has more files, or deeper folders, than are read", ""));
        }
    }
}
