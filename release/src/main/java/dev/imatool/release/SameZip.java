package dev.imatool.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes a folder as a zip file: sorted, with one time for all, and with the permission to run what may be run, which the jar
 * tool of a JDK does not keep. The same folder gives the same bytes.
 */
public final class SameZip {
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;
    private static final int FOLDER = 040755;

    private SameZip() {}

    /**
     * Writes the zip file.
     *
     * @param args the folder, its name in the zip file, the time in seconds since 1970, the zip file
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long time = Long.parseLong(args[2]) * 1000;
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted().toList();
        }
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(Path.of(args[3]))) {
            for (Path file : files) {
                boolean directory = Files.isDirectory(file);
                String name = Path.of(args[1])
                        .resolve(folder.relativize(file).toString())
                        .toString();
                ZipArchiveEntry entry = new ZipArchiveEntry(directory ? name + "/" : name);
                entry.setTime(time);
                entry.setUnixMode(directory ? FOLDER : mode(file));
                zip.putArchiveEntry(entry);
                if (!directory) {
                    Files.copy(file, zip);
                }
                zip.closeArchiveEntry();
            }
        }
    }

    private static int mode(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE) ? PROGRAM : FILE;
    }
}
