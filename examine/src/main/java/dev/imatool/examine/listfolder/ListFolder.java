package dev.imatool.examine.listfolder;

import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.FolderLink;
import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The measurement lists in a directory and below it, by path, each with the PCR values found with it. Links are followed to files
 * of the directory only: who made it may be anyone.
 *
 * @param lists the lists, and what has the name of one or cannot be read, so that it gets a line of its own
 * @param others the first of the files that are no lists and no PCR values
 * @param otherFiles how many of those there are
 * @param strayValues files of PCR values that belong to no one list, or to one of several
 * @param leftOut links and the like that were not followed
 */
public record ListFolder(
        List<Listed> lists, List<Other> others, long otherFiles, List<String> strayValues, List<LeftOut> leftOut) {
    private static final int NAMED = 10;

    public ListFolder {
        lists = List.copyOf(lists);
        others = List.copyOf(others);
        strayValues = List.copyOf(strayValues);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A list.
     *
     * @param path as it is to be named
     * @param values files of PCR values that its entries are compared with
     */
    public record Listed(String path, List<String> values) {}

    /**
     * A file that is no list.
     *
     * @param path below the directory; to be escaped before it is shown
     * @param form what it is, safe to print
     */
    public record Other(String path, String form) {}

    private record Found(String path, Optional<PartKind> kind, String form) {
        boolean isList() {
            return kind.filter(known -> known == PartKind.MEASUREMENT_LIST || known == PartKind.EMPTY_LIST)
                    .isPresent();
        }

        boolean isValues() {
            return kind.equals(Optional.of(PartKind.PCR_VALUES));
        }
    }

    /**
     * Looks through {@code directory}.
     *
     * @throws UnreadableInputException if it cannot be read
     */
    public static ListFolder of(String directory) throws UnreadableInputException {
        try {
            Path named = FileNames.path(directory);
            FileGathering gathering = new FileGathering(named.toRealPath());
            Files.walkFileTree(gathering.folder, gathering);
            List<Path> files = gathering.found.stream().sorted().toList();
            List<Found> found = files.parallelStream()
                    .map(file -> look(gathering.folder, file))
                    .toList();
            return of(directory, found, gathering.leftOut());
        } catch (IOException failure) {
            throw UnreadableInputException.of(directory, failure);
        }
    }

    private static ListFolder of(String named, List<Found> found, List<LeftOut> leftOut) {
        List<String> paths =
                found.stream().filter(Found::isList).map(Found::path).toList();
        List<String> values =
                found.stream().filter(Found::isValues).map(Found::path).toList();
        ValuesBeside beside = ValuesBeside.of(paths, values);
        List<Other> others = found.stream()
                .filter(file -> !file.isList() && !file.isValues())
                .map(file -> new Other(file.path(), file.form()))
                .toList();
        return new ListFolder(
                paths.stream()
                        .map(path -> new Listed(
                                below(named, path),
                                beside.of(path).stream()
                                        .map(file -> below(named, file))
                                        .toList()))
                        .toList(),
                others.subList(0, Math.min(NAMED, others.size())),
                others.size(),
                beside.stray(),
                leftOut);
    }

    /** As text: a path made of the working directory's lost name would not lead there (see {@link FileNames}). */
    private static String below(String named, String path) {
        return named.endsWith("/") ? named + path : named + "/" + path;
    }

    /** What a file is; one that cannot be read, or has the name of a list, is taken for a list, whose reading says more. */
    private static Found look(Path folder, Path file) {
        String path = FileNames.name(folder.relativize(file));
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        try {
            Optional<PartKind> kind =
                    EvidenceReader.classify(InputSource.ofFile(file), path).map(Part::kind);
            if (kind.isEmpty() && name.contains("runtime_measurements")) {
                return new Found(path, Optional.of(PartKind.MEASUREMENT_LIST), "");
            }
            return new Found(path, kind, kind.isPresent() ? kind.get().words() : form(file));
        } catch (IOException unreadable) {
            return new Found(path, Optional.of(PartKind.MEASUREMENT_LIST), "");
        }
    }

    private static String form(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return KnownForm.words(content.readNBytes(KnownForm.HEAD));
        }
    }

    /** Regular files and links to such; and what cannot be entered, which the replay will report. */
    private static final class FileGathering extends SimpleFileVisitor<Path> {
        private final List<Path> found = new ArrayList<>();
        private final Map<Path, FolderLink> links = new TreeMap<>();
        private final Path folder;

        FileGathering(Path folder) {
            this.folder = folder;
        }

        List<LeftOut> leftOut() {
            Map<LeftOutReason, LeftOut> leftOut = new TreeMap<>();
            links.forEach((path, link) -> leftOut.put(
                    link.reason(),
                    leftOut.getOrDefault(link.reason(), LeftOut.none(link.reason()))
                            .plus(new LeftOut.Name(FileNames.name(path), link.target()))));
            return List.copyOf(leftOut.values());
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                found.add(file);
            } else if (attributes.isSymbolicLink()) {
                FolderLink link = FolderLink.of(folder, file);
                if (link.file()) {
                    found.add(file);
                } else {
                    links.put(folder.relativize(file), link);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
