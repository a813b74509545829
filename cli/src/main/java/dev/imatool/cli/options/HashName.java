package dev.imatool.cli.options;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Hash algorithms and digests as they are typed: {@code sha256}, {@code sha256:HEX}. */
public final class HashName {
    private HashName() {}

    /**
     * A digest that was typed.
     *
     * @param algorithm its algorithm
     * @param digest as long as its algorithm says
     */
    public record TypedDigest(HashAlgorithm algorithm, ByteString digest) {}

    /** Takes an algorithm by its name. */
    public static final class AlgorithmConverter implements ITypeConverter<HashAlgorithm> {
        @Override
        public HashAlgorithm convert(String typed) {
            return algorithm(typed);
        }
    }

    /** Takes {@code ALGORITHM:HEX}. */
    public static final class DigestConverter implements ITypeConverter<TypedDigest> {
        @Override
        public TypedDigest convert(String typed) {
            int colon = typed.indexOf(':');
            if (colon < 0) {
                throw new TypeConversionException("'" + typed + "' is not ALGORITHM:HEX, such as sha256:58…");
            }
            HashAlgorithm algorithm = algorithm(typed.substring(0, colon));
            String hex = typed.substring(colon + 1);
            if (!hex.matches("[0-9a-fA-F]+") || hex.length() != 2 * algorithm.digestLength()) {
                throw new TypeConversionException("'" + typed + "': a digest of " + algorithm + " has "
                        + 2 * algorithm.digestLength() + " hex digits");
            }
            return new TypedDigest(algorithm, ByteString.ofHex(hex));
        }
    }

    private static HashAlgorithm algorithm(String typed) {
        return HashAlgorithm.ofName(typed)
                .orElseThrow(
                        () -> new TypeConversionException("'" + typed + "' is not a hash algorithm, such as sha256"));
    }
}
