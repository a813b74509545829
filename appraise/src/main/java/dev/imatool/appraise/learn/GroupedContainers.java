package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ImageName;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.model.Container;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The images of all containers. Those that run in others are grouped by themselves, and by the image of the outermost container around
 * them: what is in one may call itself anything, so that it is never of an image of the host's containers.
 */
final class GroupedContainers {
    private final LearnedImages plain;
    /** Of the containers in those of an image, by its name; empty where it is not known. */
    private final Map<String, LearnedImages> nested = new TreeMap<>();

    private final Map<Outer, SeenRuns.Place> outermost = new HashMap<>();

    private record Outer(int run, String label) {}

    /** Groups {@code containers}, whose pairs are those of {@code table}. */
    GroupedContainers(ReferenceTable table, List<SeenRuns.Place> containers) {
        List<SeenRuns.Place> others =
                containers.stream().filter(place -> around(place).isEmpty()).toList();
        plain = new LearnedImages(table, others);
        for (SeenRuns.Place place : others) {
            outer(place).ifPresent(label -> outermost.putIfAbsent(new Outer(place.run(), label), place));
        }
        Map<String, List<SeenRuns.Place>> inner = new HashMap<>();
        for (SeenRuns.Place place : containers) {
            if (around(place).isPresent()) {
                inner.computeIfAbsent(outerImage(place), any -> new ArrayList<>())
                        .add(place);
            }
        }
        inner.forEach((image, places) -> nested.put(image, new LearnedImages(table, places)));
    }

    /** The id of the outermost container around one that is in another by its control group. */
    static Optional<String> around(SeenRuns.Place place) {
        return place.claim()
                .filter(claim -> claim.source() == Container.Source.CONTROL_GROUP)
                .filter(Container::nested)
                .map(claim -> claim.around().get(0));
    }

    /** The id of one that others may be in, by their control groups. */
    static Optional<String> outer(SeenRuns.Place place) {
        return place.claim()
                .filter(claim -> claim.source() == Container.Source.CONTROL_GROUP)
                .filter(claim -> !claim.nested())
                .map(Container::label);
    }

    private String outerImage(SeenRuns.Place place) {
        return around(place)
                .map(label -> outermost.get(new Outer(place.run(), label)))
                .map(plain::nameOf)
                .orElse("");
    }

    private static Optional<String> known(String image) {
        return Optional.of(image).filter(name -> !name.isEmpty());
    }

    /** The image of a container. */
    String nameOf(SeenRuns.Place place) {
        if (around(place).isEmpty()) {
            return plain.nameOf(place);
        }
        String outer = outerImage(place);
        LearnedImages images = nested.get(outer);
        if (images == null) {
            throw new IllegalArgumentException("not one of those that were grouped");
        }
        return ImageName.inside(images.nameOf(place), known(outer));
    }

    /** All images, by name. */
    List<LearnedImage> all() {
        Stream<LearnedImage> inner = nested.entrySet().stream()
                .flatMap(images -> images.getValue().all().stream()
                        .map(image -> image.called(ImageName.inside(image.name(), known(images.getKey())))));
        return Stream.concat(plain.all().stream(), inner)
                .sorted(Comparator.comparing(LearnedImage::name))
                .toList();
    }
}
