package dev.imatool.examine.evidence.manifest;

import dev.imatool.parsers.evidence.FileIndex;
import dev.imatool.parsers.manifest.ManifestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the names of a file of checksums begin. {@code sha256sum -c} takes them from the folder it runs in: most often that of
 * the file, but people also run it one or several folders above, or with absolute names of where they collected.
 *
 * @param base folder of the evidence that names are taken from, with a slash after it; empty for all of the evidence
 * @param skipped how many folders of each name lie above the evidence
 */
record ManifestPlace(String base, int skipped) {
    /** Lines that are tried in each place. */
    private static final int TRIED = 200;

    private static final int DEEPEST = 16;

    /** Where most of its names are files; empty where none is in any place. */
    static Optional<ManifestPlace> of(String folder, List<ManifestLine> lines, FileIndex files) {
        List<ManifestLine> tried = lines.subList(0, Math.min(TRIED, lines.size()));
        Optional<ManifestPlace> best = Optional.empty();
        long most = 0;
        for (ManifestPlace place : candidates(folder)) {
            long found = tried.stream()
                    .filter(line -> place.find(line.name(), files).isPresent())
                    .count();
            if (found > most) {
                most = found;
                best = Optional.of(place);
            }
            if (most > 0 && place.equals(new ManifestPlace(inFront(folder), 0))) {
                // sha256sum -c in the folder of the file would find them
                return best;
            }
        }
        return best.isPresent() || tried.size() == lines.size() ? best : late(folder, lines, files);
    }

    /** The lines after those that are tried everywhere, from the folder of the file and from the top. */
    private static Optional<ManifestPlace> late(String folder, List<ManifestLine> lines, FileIndex files) {
        return List.of(new ManifestPlace(inFront(folder), 0), new ManifestPlace("", 0)).stream()
                .filter(place -> lines.stream()
                        .anyMatch(line -> place.find(line.name(), files).isPresent()))
                .findFirst();
    }

    private static List<ManifestPlace> candidates(String folder) {
        List<ManifestPlace> places = new ArrayList<>();
        for (int skipped = 0; skipped < DEEPEST; skipped++) {
            String base = inFront(folder);
            for (int i = 0; i < DEEPEST; i++) {
                places.add(new ManifestPlace(base, skipped));
                if (base.isEmpty()) {
                    break;
                }
                base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
            }
        }
        return places;
    }

    private static String inFront(String folder) {
        return folder.isEmpty() ? "" : folder + "/";
    }

    /** The file that a name means. */
    Optional<String> find(String name, FileIndex files) {
        String rest = FileIndex.normal(name);
        for (int i = 0; i < skipped; i++) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            rest = rest.substring(slash + 1);
        }
        return files.find(base + rest);
    }
}
