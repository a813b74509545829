package dev.imatool.fleet.collected;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.archive.FolderOrArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the hosts in what was collected: the first folder names the host, and so does an archive. */
public final class CollectedHosts {
    /** Folders that a collection of one host begins with: a folder or an archive with one of these is that of a host itself. */
    private static final Set<String> OF_ONE_HOST =
            Set.of("ima", "tpm", "tpm0", "system", "sys", "security", "MANIFEST.sha256");

    /** Those of them in which there are folders of the same names. */
    private static final Set<String> OF_SECURITYFS = Set.of("sys", "security");

    private static final Pattern SUFFIX = Pattern.compile("\\.(tar|tgz|zip|gz|xz|bz2|zst|txz|tzst)$");

    /** What archivers write before all names where they were told to pack the folder in which they stand. */
    private static final Pattern HERE = Pattern.compile("^(\\./+)+");

    private CollectedHosts() {}

    /**
     * The hosts in {@code collected}, in the order of their names.
     *
     * @throws IOException if it is not there or cannot be read
     */
    public static List<CollectedHost> in(Path collected) throws IOException {
        if (!Files.isDirectory(collected)) {
            return List.of(new CollectedHost(
                    FolderOrArchive.of(collected).isPresent() ? Optional.empty() : Optional.of(name(collected)),
                    collected));
        }
        List<Path> inside = inside(collected);
        boolean parts = inside.stream().anyMatch(CollectedHosts::isOfOneHost)
                && inside.stream().noneMatch(CollectedHosts::isHost);
        boolean files = !inside.isEmpty() && inside.stream().noneMatch(CollectedHosts::mayBeHost);
        if (parts || files) {
            return List.of(new CollectedHost(Optional.of(name(collected)), collected));
        }
        return inside.stream()
                .filter(CollectedHosts::mayBeHost)
                .map(path -> new CollectedHost(Optional.of(name(path)), path))
                .toList();
    }

    private static List<Path> inside(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(inside::add);
        }
        return inside;
    }

    private static boolean isOfOneHost(Path path) {
        return OF_ONE_HOST.contains(path.getFileName().toString());
    }

    /** True for what is the evidence of a host by itself: one that is called ima or system must not swallow all others. */
    private static boolean isHost(Path path) {
        if (!Files.isDirectory(path)
                || OF_SECURITYFS.contains(path.getFileName().toString())) {
            return false;
        }
        boolean part = isOfOneHost(path);
        try (Stream<Path> all = Files.list(path)) {
            return all.anyMatch(file ->
                    isOfOneHost(file) || (!part && file.getFileName().toString().contains("runtime_measurements")));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static boolean mayBeHost(Path path) {
        return Files.isDirectory(path)
                || SUFFIX.matcher(path.getFileName().toString()).find();
    }

    /** The host of a list that lies in an archive under {@code member}. */
    public static String ofMember(Path archive, String member) {
        String below = HERE.matcher(member).replaceFirst("");
        int slash = below.indexOf('/');
        String first = slash < 0 ? "" : below.substring(0, slash);
        return first.isEmpty() || first.equals("..") || OF_ONE_HOST.contains(first) ? name(archive) : first;
    }

    private static String name(Path path) {
        Path real = path.toAbsolutePath().normalize().getFileName();
        String whole = FileNames.name(real == null ? path : real);
        String name = whole.substring(whole.lastIndexOf('/') + 1);
        String shorter = SUFFIX.matcher(name).replaceFirst("");
        return Files.isDirectory(path) ? name : SUFFIX.matcher(shorter).replaceFirst("");
    }
}
