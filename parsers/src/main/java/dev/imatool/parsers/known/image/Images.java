package dev.imatool.parsers.known.image;

import dev.imatool.parsers.json.JsonTree;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the images among files: from the index of an OCI layout to manifests and their layers (OCI image specification, "Image
 * Layout"), or from the {@code manifest.json} of {@code docker save}.
 */
final class Images {
    /** An index in an index is for platforms; nobody goes deeper. */
    private static final int DEEPEST = 4;

    private static final int MOST_IMAGES = 1000;

    /** Members of layers put on top of each other, over all images. */
    private static final long MOST_STEPS = 2_000_000;

    private static final String INDEX = "index.json";
    private static final String MANIFEST = "manifest.json";
    private static final List<String> REFERENCES =
            List.of("io.containerd.image.name", "org.opencontainers.image.ref.name");

    private final ImageStore store;
    private final Reading reading;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> layers = new HashSet<>();
    private int images;
    private long stepsLeft = MOST_STEPS;

    Images(ImageStore store, Reading reading) {
        this.store = store;
        this.reading = reading;
    }

    /** What the files are, if they are an image. */
    Optional<SourceForm> form() {
        if (store.blob("oci-layout").isPresent()) {
            return Optional.of(SourceForm.OCI_LAYOUT);
        }
        return store.document(MANIFEST).items().stream()
                        .anyMatch(image -> !image.at("Layers").items().isEmpty())
                ? Optional.of(SourceForm.DOCKER_ARCHIVE)
                : Optional.empty();
    }

    /** Hands on the files of all images; how many layers they have. */
    long read(SourceForm form) {
        if (form == SourceForm.OCI_LAYOUT) {
            index(store.document(INDEX), "", DEEPEST);
        } else {
            store.document(MANIFEST).items().forEach(this::dockerImage);
        }
        if (images == 0) {
            reading.error("", "the image has no manifest whose layers could be read", "");
        }
        return layers.size();
    }

    private void index(JsonTree index, String reference, int deeper) {
        for (JsonTree descriptor : index.at("manifests").items()) {
            String digest = descriptor.at("digest").text();
            if (!seen.add(digest)) {
                continue;
            }
            if (deeper == 0) {
                reading.error("", "an index in indexes is too deep; it was not read: " + Reading.quoted(digest), "");
                return;
            }
            String called = reference(descriptor, reference);
            JsonTree document = store.document(path(digest));
            if (!document.at("layers").items().isEmpty()) {
                image(document.at("layers").items(), called);
            } else if (!document.at("manifests").items().isEmpty()) {
                index(document, called, deeper - 1);
            } else if (store.blob(path(digest)).isEmpty()) {
                reading.warning("", "a manifest is not in the image: " + Reading.quoted(digest), "");
            } else if (document instanceof JsonTree.Other) {
                reading.error("", "a manifest cannot be read: " + Reading.quoted(digest), "");
            }
        }
    }

    private static String reference(JsonTree descriptor, String outer) {
        JsonTree annotations = descriptor.at("annotations");
        String named = REFERENCES.stream()
                .map(name -> annotations.at(name).text())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(outer);
        String architecture = descriptor.at("platform").at("architecture").text();
        return architecture.isEmpty() || outer.isEmpty() ? named : named + " " + architecture;
    }

    private static String path(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    /** Layers that are JSON hold no files: builders attach statements about an image so, signers their signatures. */
    private void image(List<JsonTree> descriptors, String reference) {
        List<Layer> found = new ArrayList<>();
        for (JsonTree descriptor : descriptors) {
            String type = descriptor.at("mediaType").text();
            if (type.isEmpty() || type.contains("tar")) {
                String digest = descriptor.at("digest").text();
                layer(path(digest), digest).ifPresent(found::add);
            } else if (!type.endsWith("json")) {
                reading.error(
                        "",
                        "a layer of a kind that is not read: " + Reading.quoted(type),
                        "what it has and what it hides is not known");
            }
        }
        put(found, reference);
    }

    private Optional<Layer> layer(String path, String called) {
        Optional<Layer> layer = store.blob(path).flatMap(Blob::layer);
        if (layer.isEmpty()) {
            String why = store.blob(path).isPresent() ? "cannot be read" : "is not in the image";
            reading.error("", "a layer " + why + ": " + Reading.quoted(called), "what it hides is not known");
        }
        return layer;
    }

    private void dockerImage(JsonTree image) {
        JsonTree tags = image.at("RepoTags");
        String reference = tags.items().isEmpty() ? "" : tags.items().getFirst().text();
        List<JsonTree> digests = store.document(image.at("Config").text())
                .at("rootfs")
                .at("diff_ids")
                .items();
        List<Layer> found = new ArrayList<>();
        int place = 0;
        for (JsonTree name : image.at("Layers").items()) {
            String digest = place < digests.size() ? digests.get(place).text() : "";
            place++;
            layer(name.text(), name.text())
                    .map(layer -> checked(layer, name.text(), digest))
                    .ifPresent(found::add);
        }
        put(found, reference);
    }

    /** The configuration names each layer by the digest of what it unpacks to; one that is not packed must have it. */
    private Layer checked(Layer layer, String name, String digest) {
        if (layer.packed() || digest.isEmpty()) {
            return layer;
        }
        boolean fits = store.blob(name)
                .map(blob -> digest.equals("sha256:" + blob.sha256()))
                .orElse(false);
        if (!fits && digest.startsWith("sha256:")) {
            reading.error(
                    "",
                    "a layer does not have the digest that the image's configuration has for it: "
                            + Reading.quoted(name),
                    "");
            return layer.notGood();
        }
        return layer;
    }

    private void put(List<Layer> found, String reference) {
        if (found.isEmpty() || stepsLeft < 0 || images > MOST_IMAGES) {
            return;
        }
        images++;
        if (images > MOST_IMAGES) {
            reading.error("", "only the first " + MOST_IMAGES + " images were read", "");
            return;
        }
        String prefix = reference.isEmpty() ? "" : reference + " ";
        ImageTree tree = new ImageTree(reading);
        for (Layer layer : found) {
            stepsLeft -= layer.steps().size();
            if (stepsLeft < 0) {
                reading.error("", "its images have more members than are put together; the rest was not read", "");
                break;
            }
            layers.add(layer.name());
            tree.add(layer, prefix + "layer " + layer.name());
        }
        tree.emit();
    }
}
