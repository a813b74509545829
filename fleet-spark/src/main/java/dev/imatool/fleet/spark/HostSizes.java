package dev.imatool.fleet.spark;

import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.collected.CollectedHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Finds the hosts in what was collected, and how large they are. */
final class HostSizes {
    /** How many times as large an archive is when it is read, about. */
    private static final int UNPACKED = 8;

    private HostSizes() {}

    /**
     * The hosts, as {@link CollectedHosts} finds them.
     *
     * @param collected a folder or an archive, with or without the name of its file system
     * @param hadoop knows the file systems
     * @throws IOException if it is not there or cannot be read
     */
    static List<HostUnit> in(String collected, Configuration hadoop) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(collected);
        FileSystem files = path.getFileSystem(hadoop);
        String whole = files.makeQualified(path).toString();
        return FetchedEvidence.isLocal(whole) ? local(FetchedEvidence.local(whole)) : remote(files, path);
    }

    private static List<HostUnit> local(Path collected) throws IOException {
        List<HostUnit> units = new ArrayList<>();
        for (CollectedHost host : CollectedHosts.in(collected)) {
            units.add(new HostUnit(host.name().orElse(""), "file:" + host.evidence(), size(host.evidence())));
        }
        return units;
    }

    private static long size(Path evidence) {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(evidence)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        } catch (IOException | UncheckedIOException unread) {
            // the task that reads it says so
            return bytes;
        }
        return Files.isDirectory(evidence) ? bytes : bytes * UNPACKED;
    }

    /** What is there is made here without its contents, so that the same code finds the hosts in it. */
    private static List<HostUnit> remote(FileSystem files, org.apache.hadoop.fs.Path collected) throws IOException {
        Path skeleton = Files.createTempDirectory("imatool-fleet");
        try {
            Path root = skeleton.resolve(collected.getName());
            if (files.getFileStatus(collected).isDirectory()) {
                Files.createDirectory(root);
                for (FileStatus inside : files.listStatus(collected)) {
                    Path made = root.resolve(inside.getPath().getName());
                    if (inside.isDirectory()) {
                        Files.createDirectory(made);
                    } else {
                        Files.createFile(made);
                    }
                }
            } else {
                Files.createFile(root);
            }
            List<HostUnit> units = new ArrayList<>();
            for (CollectedHost host : CollectedHosts.in(root)) {
                org.apache.hadoop.fs.Path there = host.evidence().equals(root)
                        ? collected
                        : new org.apache.hadoop.fs.Path(
                                collected, root.relativize(host.evidence()).toString());
                long bytes = files.getContentSummary(there).getLength();
                units.add(new HostUnit(
                        host.name().orElse(""),
                        files.makeQualified(there).toString(),
                        Files.isDirectory(host.evidence()) ? bytes : bytes * UNPACKED));
            }
            return units;
        } finally {
            try (Stream<Path> all = Files.walk(skeleton)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
