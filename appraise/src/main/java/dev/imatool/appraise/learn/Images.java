package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.model.ByteString;
import dev.imatool.model.container.EngineProgram;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Puts containers together that are of one image: at least half of the contents of the smaller one are those of the others, and the path of
 * the main program of one is among what the others ran, so that images with the same base stay apart, and an altered program does not.
 * Contents are digests under paths; what engines run to make any container counts only where there is nothing else, and what hundreds of images have does not. The larger containers
 * come first, and the order of runs does not matter.
 */
final class Images {
    /** Programs with which containers of any image begin. */
    private static final Set<String> STARTERS = Set.of(
            "sh",
            "bash",
            "dash",
            "ash",
            "busybox",
            "env",
            "tini",
            "dumb-init",
            "gosu",
            "su-exec",
            "pause",
            "catatonit",
            "init",
            "s6-svscan",
            "java",
            "node",
            "perl",
            "php",
            "ruby",
            "python",
            "python2",
            "python3",
            "docker-entrypoint.sh",
            "entrypoint.sh");

    private static final Pattern LIBRARY =
            Pattern.compile(".*\\.so(?:\\.[0-9.]*)?|ld-.*\\.so.*|.*\\.(?:sh|ko|ko\\.[a-z]+)");

    private static final int MOST_NAME = 128;
    private static final int HASH_DIGITS = 12;

    private final ReferenceTable table;
    private final List<Image> images = new ArrayList<>();
    private final Map<Integer, List<Image>> having = new HashMap<>();
    private final IdentityHashMap<SeenRuns.Place, Image> imageOf = new IdentityHashMap<>();

    /** Groups {@code containers}, whose pairs are those of {@code table}. */
    Images(ReferenceTable table, List<SeenRuns.Place> containers) {
        this.table = table;
        Map<List<Integer>, Profile> profiles = new HashMap<>();
        for (SeenRuns.Place container : containers) {
            int[] own = own(container);
            profiles.computeIfAbsent(
                            sorted(own), pairs -> new Profile(pairs, fingerprint(pairs), main(own), new ArrayList<>()))
                    .containers()
                    .add(container);
        }
        List<Profile> ordered = new ArrayList<>(profiles.values());
        ordered.sort(Comparator.comparing((Profile profile) -> -profile.pairs().size())
                .thenComparing(Profile::fingerprint));
        ordered.forEach(this::place);
    }

    /** Containers that showed the same. */
    private record Profile(
            List<Integer> pairs, String fingerprint, Optional<Integer> main, List<SeenRuns.Place> containers) {}

    /** Containers of one image. */
    private static final class Image {
        private final Set<Integer> pairs = new HashSet<>();
        private final Set<Integer> subjects = new HashSet<>();
        private final Set<Integer> mains = new HashSet<>();
        private final int number;
        private final int label;
        private final Set<Integer> runs = new TreeSet<>();
        private long containers;
        private String name = "";

        Image(int number, int label) {
            this.number = number;
            this.label = label;
        }
    }

    private void place(Profile profile) {
        Map<Image, Integer> shared = new HashMap<>();
        int told = 0;
        for (int pair : profile.pairs()) {
            List<Image> others = having.getOrDefault(pair, List.of());
            if (others.size() <= ImageFits.MOST_IMAGES) {
                told++;
                others.forEach(image -> shared.merge(image, 1, Integer::sum));
            }
        }
        int telling = told;
        Image image = shared.entrySet().stream()
                .filter(common -> 2 * common.getValue() >= telling)
                .filter(common -> sameMain(profile, common.getKey()))
                .max(Map.Entry.<Image, Integer>comparingByValue().thenComparing(common -> -common.getKey().number))
                .map(Map.Entry::getKey)
                .orElseGet(() -> begin(profile));
        for (int pair : profile.pairs()) {
            image.subjects.add(table.subjectOf(pair));
            List<Image> others = having.computeIfAbsent(pair, any -> new ArrayList<>(1));
            if (image.pairs.add(pair) && others.size() <= ImageFits.MOST_IMAGES) {
                others.add(image);
            }
        }
        profile.main().map(table::subjectOf).ifPresent(image.mains::add);
        for (SeenRuns.Place container : profile.containers()) {
            image.runs.add(container.run());
            image.containers++;
            imageOf.put(container, image);
        }
    }

    private Image begin(Profile profile) {
        Image image = new Image(
                images.size(), profile.main().orElseGet(() -> profile.pairs().get(0)));
        images.add(image);
        return image;
    }

    private boolean sameMain(Profile profile, Image image) {
        return profile.main().isEmpty()
                || image.mains.isEmpty()
                || image.subjects.contains(table.subjectOf(profile.main().get()))
                || profile.pairs().stream().map(table::subjectOf).anyMatch(image.mains::contains);
    }

    /** The image of a container. */
    String nameOf(SeenRuns.Place container) {
        Image image = imageOf.get(container);
        if (image == null) {
            throw new IllegalArgumentException("not one of those that were grouped");
        }
        return name(image);
    }

    /** All images, by name. */
    List<LearnedImage> all() {
        return images.stream()
                .map(image -> new LearnedImage(name(image), image.containers, List.copyOf(image.runs)))
                .sorted(Comparator.comparing(LearnedImage::name))
                .toList();
    }

    /** Its main program, and a hash of all contents: two images of several references are one only where they are the same. */
    private String name(Image image) {
        if (image.name.isEmpty()) {
            image.name = printable(path(image.label)) + "@"
                    + fingerprint(List.copyOf(image.pairs)).substring(0, HASH_DIGITS);
        }
        return image.name;
    }

    private int[] own(SeenRuns.Place container) {
        int[] own = Arrays.stream(container.pairs())
                .filter(pair -> !EngineProgram.is(path(pair)))
                .toArray();
        return own.length == 0 ? container.pairs() : own;
    }

    /** The first program that is none with which containers of any image begin; else the first program. */
    private Optional<Integer> main(int[] pairs) {
        Optional<Integer> first = Optional.empty();
        for (int pair : pairs) {
            String name = EngineProgram.nameOf(path(pair));
            if (!LIBRARY.matcher(name).matches()) {
                if (!STARTERS.contains(name)) {
                    return Optional.of(pair);
                }
                first = first.or(() -> Optional.of(pair));
            }
        }
        return first;
    }

    private ByteString path(int pair) {
        return table.subjectAt(table.subjectOf(pair)).path();
    }

    private static List<Integer> sorted(int[] pairs) {
        return Arrays.stream(pairs).sorted().boxed().toList();
    }

    /** A hash of paths and digests, whatever their order and numbers. */
    private String fingerprint(List<Integer> pairs) {
        MessageDigest hash = sha256();
        pairs.stream()
                .map(pair -> path(pair).hex() + " " + table.digestOf(pair).text() + "\n")
                .sorted()
                .forEach(line -> hash.update(line.getBytes(StandardCharsets.US_ASCII)));
        return ByteString.copyOf(hash.digest()).hex();
    }

    private static String printable(ByteString path) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(path.length(), MOST_NAME); i++) {
            int c = path.at(i);
            name.append(c > ' ' && c <= '~' ? (char) c : '_');
        }
        return name.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
