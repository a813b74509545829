package dev.imatool.parsers.known.image;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.archive.ArchiveForm;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.json.JsonTree;
import dev.imatool.parsers.known.content.ContentHash;
import dev.imatool.parsers.known.content.HashedStream;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of an image, in whatever order they come: an OCI layout may have its index after its layers. Each layer is gone
 * through once, as it passes.
 */
final class ImageStore {
    /** What files of an OCI layout and of a docker archive are called. */
    private static final Pattern NAME = Pattern.compile(
            "oci-layout|repositories|blobs/[^/]+/[0-9a-fA-F]{32,128}"
                    + "|([^/]+/)?([^/]*\\.(json|tar|tar\\.gz|tgz)|json)|(sha256:)?[0-9a-f]{64}(\\.[a-z.]+)?|[0-9a-f]{64}/VERSION");

    private static final Pattern PROMISE =
            Pattern.compile("blobs/(sha256|sha384|sha512)/([0-9a-fA-F]+)|()([0-9a-f]{64})\\.json");

    private static final int HEAD = 1 << 16;
    private static final int LONGEST_DOCUMENT = 4 << 20;

    /** Bytes of all documents; an image has some kilobytes. */
    private static final int ALL_DOCUMENTS = 64 << 20;

    private static final int MOST_BLOBS = 100_000;
    private static final int BLOCK = 512;

    private final Reading reading;
    private final Set<HashAlgorithm> algorithms;
    private final Map<String, Blob> blobs = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private long documentBytes;

    ImageStore(Reading reading) {
        this.reading = reading;
        this.algorithms = EnumSet.of(HashAlgorithm.SHA256, HashAlgorithm.SHA384, HashAlgorithm.SHA512);
    }

    /** True for a path that a file of an image may have. */
    static boolean isName(String path) {
        return NAME.matcher(path).matches();
    }

    /** Takes a file, and gives its digests, SHA-256 among them. */
    List<ContentDigest> add(String path, InputStream content) throws IOException {
        Set<HashAlgorithm> wanted = EnumSet.of(HashAlgorithm.SHA256);
        wanted.addAll(reading.sink().algorithms());
        Optional<HashAlgorithm> promised = promisedAlgorithm(path);
        promised.ifPresent(wanted::add);
        HashedStream hashed = new HashedStream(content, new ContentHash(wanted));
        BufferedInputStream bytes = new BufferedInputStream(hashed, HEAD);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        Optional<List<LayerStep>> steps = Optional.empty();
        byte[] document = {};
        UnpackingBudget budget = new UnpackingBudget(() -> head.length);
        Decoding decoding = Decoding.open(new ByteArrayInputStream(head), budget, ignored -> {});
        if (isLayer(decoding)) {
            LayerReader layer = new LayerReader(reading, called(path), true);
            layer.tar(bytes);
            steps = Optional.of(layer.steps());
        } else if (head.length > 0 && (head[0] == '{' || head[0] == '[') && documentBytes < ALL_DOCUMENTS) {
            document = bytes.readNBytes(LONGEST_DOCUMENT);
            documentBytes += document.length;
        }
        List<ContentDigest> digests = hashed.finish();
        boolean packed = !decoding.encodings().isEmpty();
        keep(path, digests, steps.map(made -> new Layer("", made, packed, true)), document);
        return digests;
    }

    private void keep(String path, List<ContentDigest> digests, Optional<Layer> layer, byte[] document) {
        if (blobs.size() == MOST_BLOBS) {
            return;
        }
        String sha256 = hex(digests, HashAlgorithm.SHA256);
        boolean good = true;
        Matcher promise = PROMISE.matcher(path);
        if (promise.matches()) {
            boolean blob = promise.group(2) != null;
            HashAlgorithm algorithm = promisedAlgorithm(path).orElse(HashAlgorithm.SHA256);
            good = hex(digests, algorithm).equalsIgnoreCase(promise.group(blob ? 2 : 4));
        }
        if (!good) {
            reading.error(
                    called(path), "its bytes do not have the digest that it is named after: they have " + sha256, "");
        }
        boolean trusted = good;
        blobs.put(
                path,
                new Blob(
                        sha256,
                        good,
                        layer.map(made -> new Layer(Blob.shortened(sha256), made.steps(), made.packed(), trusted)),
                        document.length == 0 ? Optional.empty() : JsonTree.read(document)));
    }

    private Optional<HashAlgorithm> promisedAlgorithm(String path) {
        Matcher promise = PROMISE.matcher(path);
        return promise.matches() && promise.group(1) != null
                ? HashAlgorithm.ofName(promise.group(1)).filter(algorithms::contains)
                : Optional.empty();
    }

    private static String hex(List<ContentDigest> digests, HashAlgorithm algorithm) {
        return digests.stream()
                .filter(digest -> digest.algorithm() == algorithm)
                .findFirst()
                .map(digest -> digest.digest().hex())
                .orElse("");
    }

    /** A tar archive, packed or not; one without members is nothing but zeros. */
    private static boolean isLayer(Decoding decoding) throws IOException {
        byte[] begin = decoding.content().readNBytes(BLOCK);
        return ArchiveForm.of(begin).filter(form -> form == ArchiveForm.TAR).isPresent()
                || (begin.length == BLOCK
                        && RootedPath.bytes(RootedPath.name(begin)).allZero());
    }

    private static String called(String path) {
        String quoted = Reading.quoted(path);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Takes a link from one file to another, as old archives of docker have for layers that occur twice. */
    void link(String path, String target) {
        if (links.size() < MOST_BLOBS) {
            links.put(path, target);
        }
    }

    /** The file of that path, or that a link of that path names. */
    Optional<Blob> blob(String path) {
        Blob blob = blobs.get(path);
        if (blob == null && links.containsKey(path)) {
            blob = blobs.get(links.get(path));
        }
        return Optional.ofNullable(blob);
    }

    /** What a file of that path says, where it is JSON and has the digest that it is named after. */
    JsonTree document(String path) {
        return blob(path).filter(Blob::good).flatMap(Blob::document).orElseGet(JsonTree::nothing);
    }
}
