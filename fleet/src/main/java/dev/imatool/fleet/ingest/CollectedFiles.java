package dev.imatool.fleet.ingest;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files in the folder of one host, by their bytes alone. Where all of them are as they were, an examination would say the same, so that
 * nobody needs to find out what they are. That is not told of folders with links, of files that take long to read, or of very many.
 */
final class CollectedFiles {
    /** Folders included. */
    private static final int MOST_FILES = 1_000;

    private static final long MOST_BYTES = 1L << 30;

    /** Length of the name of the folder. */
    private final int prefix;

    private final Map<String, String> hashes;

    private CollectedFiles(int prefix, Map<String, String> hashes) {
        this.prefix = prefix;
        this.hashes = hashes;
    }

    /** Hashes them; empty where that is not told, or one cannot be read. */
    static Optional<CollectedFiles> in(Path folder) {
        Reading reading = new Reading();
        try {
            Files.walkFileTree(folder, reading);
            Map<String, String> hashes = new TreeMap<>();
            if (reading.told) {
                for (Path file : reading.files.values()) {
                    hashes.put(
                            FileNames.name(file),
                            ListHashes.of(InputSource.ofFile(file), List.of()).sha256());
                }
            }
            return reading.told
                    ? Optional.of(new CollectedFiles(FileNames.name(folder).length(), hashes))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** SHA-256 of a file, by its path as the evidence names it. */
    Optional<String> sha256(String path) {
        return Optional.ofNullable(hashes.get(path));
    }

    /** Adds the names below the folder and the bytes of all of them, in order. */
    void addTo(EvidenceFingerprint fingerprint) {
        hashes.forEach((path, sha256) -> fingerprint.and(path.substring(prefix)).and(sha256));
    }

    private static final class Reading extends SimpleFileVisitor<Path> {
        private final Map<String, Path> files = new TreeMap<>();
        private long bytes;
        private int met;
        private boolean told = true;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return goesOn(true);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            files.put(FileNames.name(file), file);
            return goesOn(attributes.isRegularFile());
        }

        private FileVisitResult goesOn(boolean plain) {
            met++;
            told = plain && bytes <= MOST_BYTES && met <= MOST_FILES;
            return told ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
