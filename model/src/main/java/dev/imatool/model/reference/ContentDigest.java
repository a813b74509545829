package dev.imatool.model.reference;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import java.util.Comparator;
import java.util.Optional;

/**
 * A digest that stands for a content: of a known algorithm and of that algorithm's length. All zero, as the kernel logs where
 * it has none, it is only where a file of checksums lists it so ({@link #listed}): no content has it.
 *
 * @param verity true for an fs-verity digest, which is of another kind than one of the whole file
 * @param algorithm hash function
 * @param digest its value
 */
public record ContentDigest(boolean verity, HashAlgorithm algorithm, ByteString digest)
        implements Comparable<ContentDigest> {
    private static final String VERITY = "verity";
    private static final String WHOLE_FILE = "ima";
    private static final Comparator<ContentDigest> ORDER =
            Comparator.comparing(ContentDigest::label).thenComparing(ContentDigest::digest);

    public ContentDigest {
        if (digest.length() != algorithm.digestLength()) {
            throw new IllegalArgumentException("no " + algorithm + " digest: " + digest);
        }
    }

    /** The digest in a template field; empty where it says nothing that could be compared. */
    public static Optional<ContentDigest> of(TemplateField.FileDigest field) {
        String type = field.type().orElse(WHOLE_FILE);
        boolean verity = type.equals(VERITY);
        return field.algorithm()
                .filter(algorithm -> verity || type.equals(WHOLE_FILE))
                .filter(algorithm -> fits(algorithm, field.digest()))
                .map(algorithm -> new ContentDigest(verity, algorithm, field.digest()));
    }

    /** Reads {@link #text}; hex digits in either case. */
    public static Optional<ContentDigest> parse(String text) {
        boolean verity = text.startsWith(VERITY + ":");
        String rest = verity ? text.substring(VERITY.length() + 1) : text;
        int colon = rest.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        return HashAlgorithm.ofName(rest.substring(0, colon))
                .flatMap(algorithm -> ofHex(verity, algorithm, rest.substring(colon + 1)));
    }

    /** A digest written in hex; empty where {@code hex} is none of {@code algorithm}. */
    public static Optional<ContentDigest> ofHex(boolean verity, HashAlgorithm algorithm, String hex) {
        return listed(verity, algorithm, hex).filter(digest -> !digest.digest().allZero());
    }

    /** The same as it stands in a file of checksums, where zeros are a claim like any other, which no file fulfils. */
    public static Optional<ContentDigest> listed(boolean verity, HashAlgorithm algorithm, String hex) {
        try {
            ByteString digest = ByteString.ofHex(hex);
            return digest.length() == algorithm.digestLength()
                    ? Optional.of(new ContentDigest(verity, algorithm, digest))
                    : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /** {@code sha256}, {@code verity:sha256}: digests of one label can be compared. */
    public String label() {
        return (verity ? VERITY + ":" : "") + algorithm.kernelName();
    }

    /** {@code sha256:HEX}. */
    public String text() {
        return label() + ":" + digest.hex();
    }

    @Override
    public int compareTo(ContentDigest other) {
        return ORDER.compare(this, other);
    }

    private static boolean fits(HashAlgorithm algorithm, ByteString digest) {
        return digest.length() == algorithm.digestLength() && !digest.allZero();
    }
}
