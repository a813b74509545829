package dev.imatool.appraise.allowlist;

import dev.imatool.model.container.EngineProgram;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds for each container of a list the image of an allow-list that it fits best, by the contents that it shares with it: at least half of
 * the smaller one's. What engines run to make any container does not count, unless there is nothing else, nor what hundreds of images
 * have. A container in another fits an image of such ones that were in containers of the outer's image ({@link ImageName}); where there is
 * none, it is held against the outer image. Keeps each content of a container once, up to a limit over all containers.
 */
public final class ImageFits {
    /** Contents that are looked at, of all containers together. */
    private static final int MOST_CONTENTS = 1 << 22;

    /** What more images have says nothing of one. */
    public static final int MOST_IMAGES = 256;

    private final AllowList allowList;
    private final Map<String, Integer> sizes;
    private final ReferenceTable seen = new ReferenceTable();
    private final List<List<String>> allowing = new ArrayList<>();
    private final LongTable contents = new LongTable();
    private final Map<Integer, Fit> own = new HashMap<>();
    private final Map<Integer, Fit> engines = new HashMap<>();
    private Map<Integer, Integer> outermost = Map.of();

    /** Looks for the images of {@code allowList}. */
    public ImageFits(AllowList allowList) {
        this.allowList = allowList;
        this.sizes = allowList.imageSizes();
    }

    private static final class Fit {
        private int contents;
        private int answeredAfter;
        private Optional<String> fitting = Optional.empty();
        private Optional<String> closest = Optional.empty();
        private final Map<String, Integer> shared = new HashMap<>();
        private final ContainerProgram programs = new ContainerProgram();
    }

    /**
     * Says which containers are in others; to be called once, before anything is asked.
     *
     * @param containers the outermost container around each; 0 where it has no entry
     */
    public void nested(Map<Integer, Integer> containers) {
        outermost = Map.copyOf(containers);
    }

    /** Takes a content of a container; others say nothing of an image. */
    public void add(int container, Subject subject, ContentDigest digest) {
        if (subject.role() != PathRole.CONTAINER || sizes.isEmpty() || contents.size() == MOST_CONTENTS) {
            return;
        }
        int known = contents.size();
        int content = seen.pair(seen.subject(subject), digest);
        if (contents.intern(LongTable.pair(container, content)) < known) {
            return;
        }
        if (content == allowing.size()) {
            allowing.add(allowList.imagesAllowing(subject.path(), digest));
        }
        List<String> images = allowing.get(content);
        if (images.size() > MOST_IMAGES) {
            return;
        }
        Map<Integer, Fit> fits = EngineProgram.is(subject.path()) ? engines : own;
        Fit fit = fits.computeIfAbsent(container, any -> new Fit());
        fit.contents++;
        fit.programs.see(subject.path(), content);
        for (String image : images) {
            fit.shared.merge(image, 1, Integer::sum);
        }
    }

    /**
     * The image that a container fits best: of those that it shares enough with one that has its program ({@link ContainerProgram}), then
     * one that has the path of it, then the one that it shares most with; of several the first by name. Empty where none fits.
     */
    public Optional<String> image(int container) {
        return best(container, true);
    }

    /**
     * The image that shares most with a container, however little that is: where programs of several images are in one container, those of
     * all but one are strangers. Empty where none shares anything.
     */
    public Optional<String> closest(int container) {
        return best(container, false);
    }

    /** Asked for each entry of a container, and computed again only where there is a new content. */
    private Optional<String> best(int container, boolean fitting) {
        Fit fit = own.getOrDefault(container, engines.get(container));
        if (fit == null) {
            return Optional.empty();
        }
        if (fit.answeredAfter != fit.contents) {
            fit.answeredAfter = fit.contents;
            Integer outer = outermost.get(container);
            Optional<String> around = outer == null ? Optional.empty() : best(outer, false);
            Predicate<String> candidates =
                    outer == null ? image -> !ImageName.nested(image) : image -> ImageName.mayBeInside(image, around);
            boolean held = outer != null && sizes.keySet().stream().noneMatch(candidates);
            fit.fitting = held ? Optional.empty() : best(fit, candidates, true);
            fit.closest = held ? around : best(fit, candidates, false);
        }
        return fitting ? fit.fitting : fit.closest;
    }

    private Optional<String> best(Fit fit, Predicate<String> candidates, boolean fitting) {
        Optional<ContainerProgram.Program> program = fit.programs.program();
        List<String> havingProgram =
                program.map(one -> allowing.get(one.number())).orElse(List.of());
        Set<String> havingPath =
                program.map(one -> allowList.imagesKnowing(one.path())).orElse(Set.of());
        return fit.shared.entrySet().stream()
                .filter(image -> candidates.test(image.getKey()))
                .filter(image -> !fitting
                        || 2 * image.getValue() >= Math.min(fit.contents, sizes.getOrDefault(image.getKey(), 0)))
                .max(Comparator.comparing((Map.Entry<String, Integer> image) -> havingProgram.contains(image.getKey()))
                        .thenComparing(image -> havingPath.contains(image.getKey()))
                        .thenComparing(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }
}
