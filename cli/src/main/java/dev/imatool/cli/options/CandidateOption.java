package dev.imatool.cli.options;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code --candidate FILE|HEX}: contents and digests that may be behind what was logged or extended. */
public final class CandidateOption {
    private static final Pattern DIGEST =
            Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}");

    /** The name in front of a digest, as IMA's d-ng and many tools write it; only with digits of its own length. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:sha1:(?=.{40}$)|(?:sha256|sm3|sha3-256):(?=.{64}$)|(?:sha384|sha3-384):(?=.{96}$)|(?:sha512|sha3-512):(?=.{128}$))",
            Pattern.CASE_INSENSITIVE);

    @Option(
            names = "--candidate",
            paramLabel = "FILE|HEX",
            converter = CandidateConverter.class,
            description = {
                "Something that may have been measured, or extended by hand: a file, whose content is hashed, or a digest"
                        + " of 40, 64, 96 or 128 hex digits. (For a file that is called so, give ./NAME.) May be repeated."
            })
    List<Typed> candidates = new ArrayList<>();

    /** What the user gave. */
    public sealed interface Typed {
        /** As typed. */
        String text();
    }

    /** The name of a file. */
    public record File(String text) implements Typed {}

    /** A digest of 20, 32, 48 or 64 bytes. */
    public record Digest(String text, ByteString digest) implements Typed {}

    /** What was given, in that order. */
    public List<Typed> candidates() {
        return List.copyOf(candidates);
    }

    /** Those of them that are read from files. */
    public List<String> files() {
        return candidates.stream()
                .filter(File.class::isInstance)
                .map(Typed::text)
                .toList();
    }

    static final class CandidateConverter implements ITypeConverter<Typed> {
        @Override
        public Typed convert(String typed) {
            Matcher named = NAMED.matcher(typed);
            String digits = named.lookingAt() ? typed.substring(named.end()) : typed;
            return DIGEST.matcher(digits).matches() ? new Digest(typed, ByteString.ofHex(digits)) : new File(typed);
        }
    }
}
