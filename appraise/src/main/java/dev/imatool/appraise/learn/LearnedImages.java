package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ContainerProgram;
import dev.imatool.appraise.allowlist.ContainerProgram.Program;
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

/**
 * Puts containers together that are of one image: at least half of the contents of the smaller one are those of the others, and they are
 * for the same program ({@link ContainerProgram}), so that images with the same base or the same interpreter stay apart, and an altered
 * program does not. What containers of two programs mostly run both of is one image, too: which of them came first is chance.
 * Contents are digests under paths; what engines run to make any container counts only where there is nothing else, and what hundreds of
 * images have does not. The larger containers come first, and the order of runs does not matter.
 */
final class LearnedImages {
    private static final int MOST_NAME = 128;
    private static final int HASH_DIGITS = 12;

    private final ReferenceTable table;
    private final List<Image> images = new ArrayList<>();
    private final Map<Integer, List<Image>> having = new HashMap<>();
    private final IdentityHashMap<SeenRuns.Place, Image> imageOf = new IdentityHashMap<>();
    private final IdentityHashMap<Image, String> names = new IdentityHashMap<>();

    /** Groups {@code containers}, whose pairs are those of {@code table}. */
    LearnedImages(ReferenceTable table, List<SeenRuns.Place> containers) {
        this.table = table;
        Map<List<Integer>, Profile> profiles = new HashMap<>();
        for (SeenRuns.Place container : containers) {
            int[] own = own(container);
            profiles.computeIfAbsent(sorted(own), pairs -> profile(pairs, own))
                    .containers()
                    .add(container);
        }
        List<Profile> ordered = new ArrayList<>(profiles.values());
        ordered.sort(Comparator.comparing((Profile profile) -> -profile.pairs().size())
                .thenComparing(Profile::fingerprint));
        ordered.forEach(this::place);
        join();
        images.forEach(image -> image.profiles()
                .forEach(profile -> profile.containers().forEach(container -> imageOf.put(container, image))));
    }

    private Profile profile(List<Integer> pairs, int[] inOrder) {
        ContainerProgram programs = new ContainerProgram();
        for (int pair : inOrder) {
            programs.see(path(pair), pair);
        }
        Set<Integer> subjects = new HashSet<>();
        pairs.forEach(pair -> subjects.add(table.subjectOf(pair)));
        Set<Integer> beside = new HashSet<>();
        programs.program().ifPresent(program -> {
            for (int pair : pairs) {
                if (pair != program.number() && program.beside(path(pair))) {
                    beside.add(table.subjectOf(pair));
                }
            }
            beside.remove(table.subjectOf(program.number()));
        });
        return new Profile(pairs, subjects, fingerprint(pairs), programs, beside, new ArrayList<>());
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
                .filter(common -> common.getKey().mayRun(profile))
                .max(Map.Entry.<Image, Integer>comparingByValue()
                        .thenComparing(common -> -common.getKey().number()))
                .map(Map.Entry::getKey)
                .orElseGet(this::begin);
        for (int pair : profile.pairs()) {
            List<Image> others = having.computeIfAbsent(pair, any -> new ArrayList<>(1));
            if (!image.pairs().contains(pair) && others.size() <= ImageFits.MOST_IMAGES) {
                others.add(image);
            }
        }
        image.add(profile);
    }

    private Image begin() {
        Image image = new Image(images.size());
        images.add(image);
        return image;
    }

    /** Joins an image to the only one whose program most of its containers show. */
    private void join() {
        Map<Integer, Set<Image>> running = new HashMap<>();
        images.forEach(image -> image.profiles()
                .forEach(profile -> profile.program()
                        .ifPresent(program -> running.computeIfAbsent(
                                        table.subjectOf(program.number()), any -> new HashSet<>())
                                .add(image))));
        running.values().removeIf(of -> of.size() > ImageFits.MOST_IMAGES);
        int[] joinedTo = new int[images.size()];
        Arrays.setAll(joinedTo, number -> number);
        for (Image image : images) {
            Set<Image> shown = new HashSet<>();
            for (int subject : image.subjects()) {
                if (2 * image.showing(subject) > image.containers()) {
                    shown.addAll(running.getOrDefault(subject, Set.of()));
                }
            }
            shown.removeIf(other -> other.runsSame(image));
            if (shown.size() == 1 && sharesHalf(image, shown.iterator().next())) {
                int one = last(joinedTo, image.number());
                int other = last(joinedTo, shown.iterator().next().number());
                joinedTo[Math.max(one, other)] = Math.min(one, other);
            }
        }
        for (int number = joinedTo.length - 1; number >= 0; number--) {
            if (joinedTo[number] != number) {
                Image smaller = images.remove(number);
                smaller.profiles().forEach(images.get(joinedTo[number])::add);
            }
        }
    }

    private static int last(int[] joinedTo, int number) {
        int last = number;
        while (joinedTo[last] != last) {
            joinedTo[last] = joinedTo[joinedTo[last]];
            last = joinedTo[last];
        }
        return last;
    }

    private static boolean sharesHalf(Image one, Image other) {
        Image smaller = one.pairs().size() < other.pairs().size() ? one : other;
        Image larger = smaller == one ? other : one;
        long common = smaller.pairs().stream().filter(larger.pairs()::contains).count();
        return 2 * common >= smaller.pairs().size();
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
                .map(image -> LearnedImage.of(
                        name(image),
                        image.profiles().stream()
                                .flatMap(profile -> profile.containers().stream())
                                .sorted(Comparator.comparing(SeenRuns.Place::run)
                                        .thenComparing(SeenRuns.Place::container))
                                .map(place -> new LearnedContainer(
                                        place.run(), place.claim().orElseThrow()))
                                .toList()))
                .sorted(Comparator.comparing(LearnedImage::name))
                .toList();
    }

    /** Its main program, and a hash of all contents: two images of several references are one only where they are the same. */
    private String name(Image image) {
        return names.computeIfAbsent(
                image,
                any -> printable(label(image)) + "@"
                        + fingerprint(List.copyOf(image.pairs())).substring(0, HASH_DIGITS));
    }

    /** The program that most containers show; where they show none, what the largest began with. */
    private ByteString label(Image image) {
        Optional<Program> best = Optional.empty();
        int most = 0;
        for (Profile profile : image.profiles()) {
            int showing = profile.program()
                    .map(program -> image.showing(table.subjectOf(program.number())))
                    .orElse(0);
            if (showing > most) {
                most = showing;
                best = profile.program();
            }
        }
        Profile largest = image.profiles().get(0);
        return best.or(() -> largest.programs().first())
                .map(Program::name)
                .orElseGet(() -> largest.pairs().stream()
                        .map(this::path)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private int[] own(SeenRuns.Place container) {
        int[] own = Arrays.stream(container.pairs())
                .filter(pair -> !EngineProgram.is(path(pair)))
                .toArray();
        return own.length == 0 ? container.pairs() : own;
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
