package dev.imatool.fleet.spark;

import dev.imatool.fleet.collected.CollectedHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The evidence of a host where imatool can read it: as it is where it lies in a file system of this machine, else as a copy in a folder
 * that goes with the task. Files are copied as streams and keep the times of their last changes.
 */
final class FetchedEvidence {
    private static final String LOCAL = "file:";

    /** More is no evidence of one host, and would fill the disk of a machine that others use, too. */
    private static final long MOST_BYTES = 16L << 30;

    private static final int MOST_FILES = 100_000;

    private final HostUnit host;
    private final Path here;

    private FetchedEvidence(HostUnit host, Path here) {
        this.host = host;
        this.here = here;
    }

    static boolean isLocal(String evidence) {
        return evidence.startsWith(LOCAL);
    }

    static Path local(String evidence) {
        return Path.of(evidence.substring(LOCAL.length()));
    }

    /**
     * @param folder where the copy may lie; empty
     * @param hadoop knows the file systems
     */
    static FetchedEvidence of(HostUnit host, Path folder, Configuration hadoop) throws IOException {
        if (isLocal(host.evidence())) {
            return new FetchedEvidence(host, local(host.evidence()));
        }
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(host.evidence());
        FileSystem files = there.getFileSystem(hadoop);
        Path here = folder.resolve(there.getName());
        new Copying(files, there, here).run();
        return new FetchedEvidence(host, here);
    }

    CollectedHost collected() {
        return new CollectedHost(Optional.of(host.name()).filter(name -> !name.isEmpty()), here);
    }

    /** A text in which the copy is called after the original. */
    String named(String text) {
        return isLocal(host.evidence()) ? text : text.replace(here.toString(), host.evidence());
    }

    private static final class Copying {
        private final FileSystem files;
        private final org.apache.hadoop.fs.Path from;
        private final Path to;
        private long bytes;
        private int count;

        Copying(FileSystem files, org.apache.hadoop.fs.Path from, Path to) {
            this.files = files;
            this.from = from;
            this.to = to;
        }

        void run() throws IOException {
            String root = files.makeQualified(from).toUri().getPath();
            RemoteIterator<LocatedFileStatus> all = files.listFiles(from, true);
            while (all.hasNext()) {
                LocatedFileStatus file = all.next();
                String path = file.getPath().toUri().getPath();
                Path place = path.equals(root)
                        ? to
                        : to.resolve(path.substring(root.length() + 1)).normalize();
                bytes += file.getLen();
                count++;
                if (!place.startsWith(to) || bytes > MOST_BYTES || count > MOST_FILES) {
                    throw new IOException("more than " + MOST_FILES + " files or " + MOST_BYTES + " bytes");
                }
                Path parent = place.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                try (InputStream in = files.open(file.getPath())) {
                    Files.copy(in, place);
                }
                Files.setLastModifiedTime(place, FileTime.fromMillis(file.getModificationTime()));
            }
            if (Files.isDirectory(to)) {
                Files.setLastModifiedTime(
                        to, FileTime.fromMillis(files.getFileStatus(from).getModificationTime()));
            } else if (!Files.exists(to)) {
                Files.createDirectories(to);
            }
        }
    }
}
