package dev.imatool.fleet.collected;

import dev.imatool.parsers.archive.FolderOrArchive;
import java.io.IOException;
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

    private static final Pattern SUFFIX = Pattern.compile("\\.(tar|tgz|zip|gz|xz|bz2|zst|txz|tzst)$");

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
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> all = Files.list(collected)) {
            all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(inside::add);
        }
        boolean one = inside.stream()
                        .anyMatch(
                                path -> OF_ONE_HOST.contains(path.getFileName().toString()))
                || (!inside.isEmpty() && inside.stream().noneMatch(CollectedHosts::mayBeHost));
        if (one) {
            return List.of(new CollectedHost(Optional.of(name(collected)), collected));
        }
        return inside.stream()
                .filter(CollectedHosts::mayBeHost)
                .map(path -> new CollectedHost(Optional.of(name(path)), path))
                .toList();
    }

    private static boolean mayBeHost(Path path) {
        return Files.isDirectory(path)
                || SUFFIX.matcher(path.getFileName().toString()).find();
    }

    /** The host of a list that lies in an archive under {@code member}. */
    public static String ofMember(Path archive, String member) {
        int slash = member.indexOf('/');
        String first = slash < 0 ? "" : member.substring(0, slash);
        return first.isEmpty() || first.equals(".") || OF_ONE_HOST.contains(first) ? name(archive) : first;
    }

    private static String name(Path path) {
        Path real = path.toAbsolutePath().normalize().getFileName();
        String name = real == null ? path.toString() : real.toString();
        String shorter = SUFFIX.matcher(name).replaceFirst("");
        return Files.isDirectory(path) ? name : SUFFIX.matcher(shorter).replaceFirst("");
    }
}
