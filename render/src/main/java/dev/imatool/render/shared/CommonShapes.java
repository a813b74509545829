package dev.imatool.render.shared;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.Location;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Optional;
import java.util.OptionalLong;

/** Records that many documents have. */
public final class CommonShapes {
    /** SHA-256 of a file. */
    public static final Type<String> SHA256 = Type.pattern("^[0-9a-f]{64}$");

    /** Where something is. */
    public static final Shape<Location> LOCATION = Shape.named(
            "location",
            "Where something is in the content that was read, after decompression.",
            shape -> shape.number("offset", "First byte, from 0.", Type.COUNT, Location::offset)
                    .number("length", "Number of bytes.", Type.COUNT, Location::length)
                    .optional(
                            "line",
                            "First line, from 1; ascii inputs only.",
                            Type.ORDINAL,
                            location -> location.lines().map(Location.Lines::first))
                    .optional(
                            "last_line",
                            "Last line; ascii inputs only.",
                            Type.ORDINAL,
                            location -> location.lines().map(Location.Lines::last)));

    /** A digest. */
    public static final Shape<Digest> DIGEST = Shape.named(
            "digest",
            "A digest and the hash algorithm that made it.",
            shape -> shape.field(
                            "algorithm",
                            "Name of the hash algorithm, as the input has it.",
                            Type.TEXT,
                            Digest::algorithm)
                    .field("hex", "The digest.", Type.HEX, Digest::value));

    /** A file digest as an entry logs it. */
    public static final Shape<LoggedDigest> FILE_DIGEST = Shape.named(
            "file_digest",
            "A file digest as an entry logs it; all zero where the kernel had none.",
            shape -> shape.optional(
                            "type",
                            "verity for an fs-verity digest, ima for one of the whole file; templates with d-ngv2 only.",
                            Type.TEXT,
                            LoggedDigest::type)
                    .include(DIGEST, LoggedDigest::digest));

    /** An expected value. */
    public static final Shape<ExpectedPcr> EXPECTED = Shape.of(
            "An expected value.",
            shape -> shape.field("expected", "The value to reproduce.", Type.HEX, ExpectedPcr::value)
                    .field("origin", "Where the expected value was read.", Type.TEXT, ExpectedPcr::origin));

    /** An expected value of a PCR. */
    public static final Shape<ExpectedPcr> EXPECTED_PCR = Shape.of(
            "An expected value of a PCR.",
            shape -> shape.field("bank", "PCR bank, as given.", Type.TEXT, ExpectedPcr::bank)
                    .number("pcr", "PCR index.", Type.COUNT, ExpectedPcr::pcr)
                    .include(EXPECTED, expected -> expected));

    /** What a certificate says of itself. */
    public static final Shape<CertificateFacts> CERTIFICATE = Shape.of(
            "What a certificate says of itself.",
            shape -> shape.field(
                            "subject",
                            "Subject of the certificate, as it says itself.",
                            Type.TEXT,
                            CertificateFacts::subject)
                    .field(
                            "issuer",
                            "Issuer of the certificate, as it says itself.",
                            Type.TEXT,
                            CertificateFacts::issuer)
                    .field("serial", "Serial number of the certificate in hex.", Type.WORDS, CertificateFacts::serial)
                    .field(
                            "not_before",
                            "Start of its validity, UTC; nothing is judged by it.",
                            Type.WORDS,
                            facts -> facts.notBefore().toString())
                    .field(
                            "not_after",
                            "End of its validity, UTC; nothing is judged by it.",
                            Type.WORDS,
                            facts -> facts.notAfter().toString()));

    /** What comparing template digests says. */
    public static final Shape<TemplateDigestCounts> TEMPLATE_DIGESTS = Shape.named(
            "template_digests",
            "How the template digests compare, in entries.",
            shape -> shape.number(
                            "checked", "Compared: matching + mismatching.", Type.COUNT, TemplateDigestCounts::checked)
                    .number("matching", "Logged and computed are the same.", Type.COUNT, TemplateDigestCounts::matching)
                    .number("mismatching", "They differ.", Type.COUNT, TemplateDigestCounts::mismatching)
                    .number(
                            "violations",
                            "Logged as all zero, so nothing was compared.",
                            Type.COUNT,
                            TemplateDigestCounts::violations)
                    .number(
                            "not_computable",
                            "Entries whose contents nothing proves: the input does not carry what was hashed, so a replay extends what is logged.",
                            Type.COUNT,
                            TemplateDigestCounts::notComputable));

    /** How a PCR value compares with a replay. */
    public static final Shape<Match> MATCH = Shape.named(
            "match",
            "How the values that a replay computes compare with an expected one.",
            shape -> shape.field(
                            "result",
                            "at_end (after the last entry), at_entry (earlier: later entries are not covered), none.",
                            Type.choice(PcrMatch.Result.class),
                            Match::result)
                    .optionalLong(
                            "entry",
                            "Number of the entry after which the value is the expected one.",
                            Type.ORDINAL,
                            Match::entry)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            Match::container)
                    .optional(
                            "entries_after",
                            "Later entries of the same PCR, or of the list of a container PCR, which the expected value does not cover.",
                            Type.COUNT,
                            match -> match.entry().isPresent() ? Optional.of(match.entriesAfter()) : Optional.empty()));

    private CommonShapes() {}

    /**
     * How the values that a replay computes compare with an expected one, to write.
     *
     * @param result whether and where it is reproduced
     * @param entry the entry after which it is
     * @param container the one that this entry claims to be of; absent for the host
     * @param entriesAfter later entries
     */
    public record Match(PcrMatch.Result result, OptionalLong entry, Optional<Container> container, long entriesAfter) {
        /** Of an expected PCR value. */
        public static Match of(PcrMatch match) {
            return new Match(match.result(), match.entry(), match.container(), match.entriesAfter());
        }
    }

    /**
     * A digest to write.
     *
     * @param algorithm name of its algorithm
     * @param value the digest
     */
    public record Digest(String algorithm, ByteString value) {
        /** Of that algorithm. */
        public static Digest of(String algorithm, ByteString value) {
            return new Digest(algorithm, value);
        }
    }

    /**
     * A file digest to write.
     *
     * @param type of what it is the digest, where the entry says so
     * @param digest the digest
     */
    public record LoggedDigest(Optional<String> type, Digest digest) {
        /** Of that type and algorithm. */
        public static LoggedDigest of(Optional<String> type, String algorithm, ByteString value) {
            return new LoggedDigest(type, new Digest(algorithm, value));
        }
    }

    /** A text that is left out where it is empty. */
    public static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
